import { lazy, Suspense, useEffect, useState, type ComponentProps, type ComponentType } from 'react';
import { personColor } from '#app/document/wire.ts';
import type { SaveStatus } from '#app/editor/connection/save-status.ts';
import type { SectionEditor } from '#app/editor/section-editor.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { useLatest } from '#app/ui/use-latest.ts';
import type { Workspace } from '../get-workspace.server.ts';
import { RecoveredNotice } from '../recovered/recovered-notice.tsx';
import { useRecoveredHere } from '../recovered/use-recovered-here.ts';
import { DamageNotice } from './damage-notice.tsx';
import { addressesIn, PictureAddress } from './picture-address.ts';
import { SectionText } from './section-text.tsx';

type EditorProps = ComponentProps<typeof SectionEditor>;

/** The editor comes in its own file, after the page: readers and other pages never load it. */
const Editor = lazy<ComponentType<EditorProps>>(() =>
  import('#app/editor/section-editor.tsx').then(
    (module) => ({ default: module.SectionEditor }),
    () => ({ default: NoEditor }),
  ),
);

/** In the editor's place when its file did not come: the saved text stays in sight, and the header says why. */
function NoEditor({ onStatus }: EditorProps) {
  const tell = useLatest(onStatus);
  useEffect(() => {
    const say = 'The editor did not load. Reload the page to write.';
    tell.current?.({ kind: 'connecting', label: 'Not loaded', say, next: 'reload', atRisk: false });
  }, [tell]);
  return null;
}

type Props = {
  section: NonNullable<Workspace['section']>;
  proposal: { id: string; title: string };
  person: { id: string; name: string };
  mayManage: boolean;
  status: SaveStatus;
  onStatus: (status: SaveStatus) => void;
};

/** The sheet with the open section: its text at once, the editor in its place as soon as it has the text too. */
export function SectionDesk({ section, proposal, person, mayManage, status, onStatus }: Props) {
  const [inBrowser, setInBrowser] = useState(false);
  const [opened, setOpened] = useState(false);
  useEffect(() => setInBrowser(true), []);
  const recovered = useRecoveredHere(section, person.id, status, (open) => {
    setInBrowser(open);
    if (!open) setOpened(false);
  });
  const follow = (status: SaveStatus) => {
    if (status.kind !== 'connecting') setOpened(true);
    onStatus(status);
  };
  const picture = addressesIn(proposal.id, section.pictures);
  const text = (
    <article className="sheet" aria-labelledby="section-title">
      <h2 id="section-title">{section.title}</h2>
      <PictureAddress.Provider value={picture}>
        <SectionText blocks={section.blocks} />
      </PictureAddress.Provider>
    </article>
  );
  return (
    <>
      {section.damaged && <DamageNotice section={section} mayManage={mayManage} />}
      {section.readOnly && <Notice>{section.readOnly}</Notice>}
      <RecoveredNotice recovered={recovered} />
      <noscript>
        <p className="notice tone-warn">Writing needs scripts, which are off here. This is the text as it is saved.</p>
      </noscript>
      {!opened && text}
      {inBrowser && (
        <div className={opened ? 'desk-editor' : 'desk-editor is-waiting'}>
          <Suspense fallback={null}>
            <Editor
              sectionId={section.id}
              room={section.room}
              epoch={section.epoch}
              title={section.title}
              person={{ id: person.id, name: person.name, color: personColor(person.id) }}
              canWrite={section.canWrite}
              picture={picture}
              about={{
                section: section.title,
                sectionKey: section.key,
                proposal: proposal.title,
                proposalId: proposal.id,
              }}
              onStatus={follow}
            />
          </Suspense>
        </div>
      )}
    </>
  );
}
