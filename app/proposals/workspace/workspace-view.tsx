import { useState } from 'react';
import type { SaveStatus } from '#app/editor/connection/save-status.ts';
import { FormNotice } from '#app/ui/form-notice.tsx';
import type { FormProblem } from '#app/ui/form-problem.ts';
import type { PageCheck } from '../check-pages.server.ts';
import type { Workspace } from '../get-workspace.server.ts';
import type { PageCounts } from '../page-counts.server.ts';
import { classNames } from '#app/ui/class-names.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Fold } from './fold.tsx';
import { LockForm } from './lock-form.tsx';
import { PreviewToggle } from './preview/preview-toggle.tsx';
import { Preview } from './preview/preview.tsx';
import { usePreviewChoice } from './preview/use-preview-choice.ts';
import { Outline } from './outline.tsx';
import { PageCheckPanel } from './page-check.tsx';
import { Presence, WhoIsIn } from './presence.tsx';
import { Rules } from './rules.tsx';
import { SaveState } from './save-status.tsx';
import { SectionDesk } from './section-desk.tsx';
import { useFreshRights } from './use-fresh-rights.ts';
import { StatusNotice } from './status-notice.tsx';
import { useLiveCounts } from './use-live-counts.ts';
import { usePresence } from './use-presence.ts';
import { useStayAtRisk } from './use-stay-at-risk.ts';
import { WorkspaceHeader } from './workspace-header.tsx';

type Props = {
  workspace: Workspace;
  person: { id: string; name: string };
  problem?: FormProblem | undefined;
  check: PageCheck | null;
  /** the last thing asked of the server got no answer */
  unreachable: boolean;
};

const opening: SaveStatus = { kind: 'connecting', label: 'Opening …', say: 'Opening …', next: null, atRisk: false };

/** The whole workspace: header, outline on the left, the sheet, the funder's rules on the right. */
export function WorkspaceView({ workspace, person, problem, check, unreachable }: Props) {
  const { section, outline, proposal, template, may } = workspace;
  const people = usePresence(proposal.id, section?.id ?? null, person.id);
  const [told, setTold] = useState({ sectionId: '', status: opening });
  // What the section before said is not true of this one.
  const status = told.sectionId === section?.id ? told.status : opening;
  // Without the server a form would only lead to an error page, away from the text.
  const offline = status.kind === 'offline' || status.kind === 'not-saved';
  useFreshRights(section?.canWrite, status.kind);
  useStayAtRisk(status.atRisk);
  const live = useLiveCounts(proposal.id, status.kind);
  const { open, ready, choose, zoom, wide } = usePreviewChoice(person.id);
  const pages = newest(live, workspace.pages);
  return (
    <div className={classNames('workspace', open && wide && 'has-preview')}>
      <WorkspaceHeader
        workspace={workspace}
        problem={problem}
        offline={offline}
        status={<SaveState status={status} />}
        presence={<Presence people={people} />}
        pages={
          <PreviewToggle
            at={`/proposals/${proposal.id}`}
            ready={ready}
            open={open}
            toggle={() => choose({ open: !open })}
          />
        }
      />
      <nav className="ws-left" aria-label="Sections">
        <Fold summary={section ? `Sections: ${section.title}` : 'Sections'}>
          <h2 className="ws-label">Sections</h2>
          <Outline
            sections={outline.map((line) => ({ ...line, words: live?.words[line.key] ?? line.words }))}
            current={section?.key ?? null}
            pages={pages}
            whoIsIn={(id) => <WhoIsIn people={people} sectionId={id} />}
          />
          <PageCheckPanel pages={pages} check={check} offline={offline} />
        </Fold>
      </nav>
      {section && (
        <aside className="ws-right" aria-label={`Rules for ${section.title}`}>
          <Fold summary="Rules for this section">
            <h2 className="ws-label">Rules for {section.title}</h2>
            <Rules section={section} template={template} />
            {may.manage && <LockForm section={section} offline={offline} />}
          </Fold>
        </aside>
      )}
      <main className="ws-desk" id="main" tabIndex={-1}>
        <FormNotice problem={problem} />
        {unreachable && <Notice tone="warn">The server cannot be reached, so this page stays as it was.</Notice>}
        <StatusNotice status={status} />
        {section && (
          <SectionDesk
            key={`${section.id} ${section.epoch}`}
            section={section}
            proposal={proposal}
            status={status}
            person={person}
            mayManage={may.manage}
            onStatus={(now) => setTold({ sectionId: section.id, status: now })}
          />
        )}
      </main>
      {open && (
        <Preview
          proposalId={proposal.id}
          section={section}
          keys={outline.map(({ key }) => key)}
          status={status.kind}
          zoom={zoom}
          wide={wide}
          choose={choose}
        />
      )}
    </div>
  );
}

/** A check of the whole proposal may be newer than the count after the last words. */
function newest(live: PageCounts | null, loaded: PageCounts | null): PageCounts | null {
  return live && loaded ? (live.checkedAt > loaded.checkedAt ? live : loaded) : (live ?? loaded);
}
