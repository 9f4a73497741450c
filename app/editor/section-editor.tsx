import { useState } from 'react';
import { linkRange, removeLink, setLink } from './commands/link-commands.ts';
import type { CopyAbout } from './connection/device-notes.ts';
import { openSection, type SaveStatus, type SectionConnection } from './connection/open-section.ts';
import { LinkDialog } from './link-dialog.tsx';
import type { PresentWriter } from './present-writers.ts';
import { Toolbar } from './toolbar.tsx';
import { useSection } from './use-section.ts';
import './editor.css';
import type { Command } from 'prosemirror-state';

type Props = {
  sectionId: string;
  room: string;
  epoch: number;
  title: string;
  person: { id: string; name: string; color: string };
  /** what the page knew; from then on the connection says it */
  canWrite: boolean;
  /** where a picture of the text can be fetched; null for one that is not known */
  picture?: (asset: string | undefined) => string | null;
  /** what a copy on this device is called where the section cannot be opened */
  about?: CopyAbout;
  onStatus?: (status: SaveStatus) => void;
  onPresence?: (people: PresentWriter[]) => void;
  /** for tests: how to connect */
  connect?: () => SectionConnection;
};

/** The sheet with one section's text, live: toolbar, text, the others' cursors. Runs in browsers only. */
export function SectionEditor(props: Props) {
  const { sectionId, room, epoch, title, person, about, connect, onStatus, onPresence } = props;
  const [linkHref, setLinkHref] = useState<string | null>(null);
  const { mount, section, toolbar, ready, canWrite } = useSection(`${room} ${epoch} ${person.id}`, {
    open: connect ?? (() => openSection({ room, epoch, personId: person.id, canWrite: props.canWrite, about })),
    title,
    person,
    picture: props.picture,
    onStatus,
    onPresence,
    editLink: () => section.current && setLinkHref(linkRange(section.current.view.state).href),
  });
  const run = (command: Command) => {
    const view = section.current?.view;
    if (!view) return;
    command(view.state, view.dispatch, view);
    view.focus();
  };
  const closeLink = (command?: Command) => {
    setLinkHref(null);
    run(command ?? (() => false));
  };
  const editLink = () => section.current && setLinkHref(linkRange(section.current.view.state).href);
  const headingId = `section-${sectionId}-title`;
  return (
    <div className="editor">
      {canWrite && <Toolbar state={toolbar} run={run} editLink={editLink} />}
      <article className="sheet" aria-labelledby={headingId} aria-busy={!ready}>
        <h2 id={headingId}>{title}</h2>
        {!ready && <p className="editor-wait">Opening the text…</p>}
        <div ref={mount} />
      </article>
      {linkHref !== null && (
        <LinkDialog
          href={linkHref}
          onSet={(href) => closeLink(setLink(href))}
          onRemove={() => closeLink(removeLink)}
          onClose={() => closeLink()}
        />
      )}
    </div>
  );
}
