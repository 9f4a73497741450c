import { formatDay } from '#app/opportunities/calendar-date.ts';
import { ResultWord } from './result-word.tsx';
import { readResult } from './result.ts';
import type { SubmissionRow } from './submission-view.server.ts';

/** The frozen submissions, newest first, each with its PDF and the SHA-256 that proves it unchanged. */
export function SubmissionList({ id, submissions }: { id: string; submissions: SubmissionRow[] }) {
  return (
    <ul className="rows submissions">
      {submissions.map((submission) => (
        <li key={submission.id}>
          <p>
            <a className="row-title" href={`/archive/${id}/proposal.pdf?submission=${submission.id}`}>
              Submitted on {formatDay(submission.submittedOn)}
            </a>
          </p>
          <p className="muted small">
            PDF, {submission.pages === 1 ? '1 page' : `${submission.pages} pages`}, {submission.profile} · recorded{' '}
            {submission.recorded}
            {submission.by && ` by ${submission.by}`}
          </p>
          {submission.outcome && (
            <p>
              <ResultWord result={readResult(submission.outcome.result)} /> on {formatDay(submission.outcome.decidedOn)}
              {submission.outcome.money && `: ${submission.outcome.money}`}
            </p>
          )}
          <p className="sha muted num" title="SHA-256 of the PDF">
            {submission.pdfSha256}
          </p>
        </li>
      ))}
    </ul>
  );
}
