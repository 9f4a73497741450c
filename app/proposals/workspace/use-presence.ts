import { useEffect, useRef, useState } from 'react';
import type { Whereabouts } from './whereabouts.ts';

export type PresentPerson = { id: string; name: string; color: string; sectionId: string | null };

/**
 * Who has this proposal open now and in which section, oneself left out. Empty until the connection stands, and
 * wherever it cannot: presence is a courtesy and never says anything about the text.
 */
export function usePresence(proposalId: string, sectionId: string | null, ownId: string): PresentPerson[] {
  const [people, setPeople] = useState<PresentPerson[]>([]);
  const connection = useRef<Whereabouts | null>(null);
  const here = useRef(sectionId);
  useEffect(() => {
    let gone = false;
    void import('./whereabouts.ts').then(({ openWhereabouts }) => {
      if (gone) return;
      connection.current = openWhereabouts(proposalId, (all) => setPeople(all.filter(({ id }) => id !== ownId)));
      connection.current.moveTo(here.current);
    }, noConnection);
    return () => {
      gone = true;
      connection.current?.close();
      connection.current = null;
      setPeople([]);
    };
  }, [proposalId, ownId]);
  useEffect(() => {
    here.current = sectionId;
    connection.current?.moveTo(sectionId);
  }, [sectionId]);
  return people;
}

/** The part that connects did not load: the page works without it. */
function noConnection() {}
