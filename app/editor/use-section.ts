import { useEffect, useRef, useState } from 'react';
import { useLatest } from '#app/ui/use-latest.ts';
import { readToolbar, type ToolbarState } from './toolbar-state.ts';
import type { SectionConnection } from './connection/open-section.ts';
import { openSectionView, type SectionView } from './view/section-view.ts';
import { presentPeople, type PresentWriter } from './present-writers.ts';
import type { SaveStatus } from './connection/save-status.ts';

export type UseSection = {
  open: () => SectionConnection;
  title: string;
  person: { id: string; name: string; color: string };
  picture?: ((asset: string | undefined) => string | null) | undefined;
  onStatus?: (status: SaveStatus) => void;
  onPresence?: (people: PresentWriter[]) => void;
  editLink: () => void;
};

const nothing: ToolbarState = { block: 'p', strong: false, em: false, code: false, link: false };

/** Connects a section and mounts its editor; all of it again when `name` is another one. */
export function useSection(name: string, options: UseSection) {
  const mount = useRef<HTMLDivElement>(null);
  const section = useRef<SectionView | null>(null);
  const latest = useLatest(options);
  const [toolbar, setToolbar] = useState(nothing);
  const [ready, setReady] = useState(false);
  const [canWrite, setCanWrite] = useState(false);

  useEffect(() => {
    const { open, person, title } = latest.current;
    const connection = open();
    const place = document.createElement('div');
    let ended = false;
    connection.awareness.setLocalStateField('user', person);
    const tellStatus = () => latest.current.onStatus?.(connection.status.get());
    const tellPresence = () => latest.current.onPresence?.(presentPeople(connection.awareness));
    const followRole = () => {
      setCanWrite(connection.canWrite.get());
      section.current?.setCanWrite(connection.canWrite.get());
    };
    const stop = [connection.status.subscribe(tellStatus), connection.canWrite.subscribe(followRole)];
    connection.awareness.on('change', tellPresence);
    tellStatus();
    tellPresence();
    followRole();
    void connection.whenReady.then(() => {
      if (ended) return;
      mount.current?.replaceChildren(place);
      section.current = openSectionView({
        mount: place,
        doc: connection.doc,
        awareness: connection.awareness,
        title,
        canWrite: connection.canWrite.get(),
        editLink: () => latest.current.editLink(),
        picture: (asset) => latest.current.picture?.(asset) ?? null,
        onState: (state) => {
          const next = readToolbar(state);
          setToolbar((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
        },
      });
      setToolbar(readToolbar(section.current.view.state));
      setReady(true);
    });
    return () => {
      ended = true;
      for (const end of stop) end();
      connection.awareness.off('change', tellPresence);
      section.current?.destroy();
      section.current = null;
      setReady(false);
      connection.destroy();
    };
  }, [name, latest]);

  return { mount, section, toolbar, ready, canWrite };
}
