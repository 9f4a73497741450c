import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { urgencyOf } from '#app/opportunities/urgency.ts';
import { ButtonLink } from '#app/ui/button-link.tsx';
import type { FormProblem } from '#app/ui/form-problem.ts';
import { countdown } from '../countdown.ts';
import { DueDate } from '../components/due.tsx';
import type { Workspace } from '../get-workspace.server.ts';
import { stageLabel } from '../stages.ts';
import { RenameForm } from './rename-form.tsx';

type Props = {
  workspace: Workspace;
  problem?: FormProblem | undefined;
  offline: boolean;
  status: ReactNode;
  presence: ReactNode;
  /** how to see the pages */
  pages: ReactNode;
};

/** The workspace's own header: the way back, the title, whether the text is safe, the call, the people, what to do. */
export function WorkspaceHeader({ workspace, problem, offline, status, presence, pages }: Props) {
  const { proposal, call, may } = workspace;
  const at = `/proposals/${proposal.id}`;
  return (
    <header className="ws-header">
      <div className="ws-top">
        <Link to="/proposals" className="ws-home" aria-label="Callboard, all proposals">
          Callboard
        </Link>
        <div className="ws-title">
          <h1>{proposal.title}</h1>
          {may.manage && <RenameForm title={proposal.title} problem={problem} offline={offline} />}
        </div>
        {status}
      </div>
      <div className="ws-more">
        {proposal.stage === 'drafting' ? (
          call && <CallLine call={call} />
        ) : (
          <span className="ws-stage">{stageLabel(proposal.stage)}</span>
        )}
        <div className="ws-actions">
          {presence}
          {pages}
          <ButtonLink small to={`${at}/team`}>
            Share
          </ButtonLink>
          {(may.submit || proposal.stage !== 'drafting') && (
            <ButtonLink small to={`${at}/submission`}>
              {proposal.stage === 'drafting' ? 'Mark as submitted' : 'Submission'}
            </ButtonLink>
          )}
          <ButtonLink small variant="primary" to={`${at}/export.pdf`} reloadDocument target="_blank">
            Export PDF
          </ButtonLink>
        </div>
      </div>
    </header>
  );
}

function CallLine({ call }: { call: NonNullable<Workspace['call']> }) {
  const left = call.daysLeft === null ? null : countdown(call.daysLeft);
  return (
    <p className="ws-call">
      <Link to={`/opportunities/${call.id}`}>{call.number ?? call.funder}</Link> · <DueDate call={call} />
      {left && (
        <>
          {' · '}
          <b className={`num is-${urgencyOf(call.daysLeft!)}`}>
            {left.figure} {left.unit}
          </b>
        </>
      )}
    </p>
  );
}
