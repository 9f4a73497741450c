import { useEffect, useState } from 'react';
import type { Findings, RecoveredCopy, UnreadCopy } from '#app/editor/connection/recovered-copies.ts';
import { suspects, type Wanted } from '#app/editor/connection/suspects.ts';
import { useLatest } from '#app/ui/use-latest.ts';

export type Recovered = {
  copies: RecoveredCopy[];
  /** those that could not be looked at now */
  unread: UnreadCopy[];
  /** a look that was asked for is not over */
  looking: boolean;
  /** looks at all of them once more */
  lookAgain(): void;
  /** deletes a copy from this device; then the others are looked at again */
  discard(name: string): Promise<void>;
};

const nothing = { copies: [], unread: [] };

/**
 * The words this device keeps for a person that are not in their section; null asks for none yet. What reads and compares
 * them comes in its own file, and only where the notes say that there may be some.
 */
export function useRecovered(wanted: Wanted | null, onDropped: (names: string[]) => void = () => undefined): Recovered {
  const [{ copies, unread }, show] = useState<Pick<Recovered, 'copies' | 'unread'>>(nothing);
  const [round, setRound] = useState(0);
  const [looked, setLooked] = useState(0);
  const question = JSON.stringify(wanted);
  const tellDropped = useLatest(onDropped);
  useEffect(() => {
    const asked = JSON.parse(question) as Wanted | null;
    if (!asked || suspects(asked).length === 0) {
      show(nothing);
      setLooked(round);
      return;
    }
    let ended = false;
    void lookFor(asked).then((findings) => {
      if (ended) return;
      setLooked(round);
      if (!findings) return;
      const { found, unread, dropped } = findings;
      show({ copies: found, unread });
      if (dropped.length > 0) tellDropped.current(dropped);
    });
    return () => {
      ended = true;
    };
  }, [question, round, tellDropped]);
  const lookAgain = () => setRound((before) => before + 1);
  return {
    copies,
    unread,
    looking: looked !== round,
    lookAgain,
    async discard(name) {
      const { discardRecovered } = await import('#app/editor/connection/recovered-copies.ts');
      await discardRecovered(name);
      lookAgain();
    },
  };
}

/** null when the file that looks did not come: what is shown stays, and so do the copies on the device. */
async function lookFor(wanted: Wanted): Promise<Findings | null> {
  const reader = await import('#app/editor/connection/recovered-copies.ts').catch(() => null);
  return reader && reader.findRecovered(wanted);
}
