import { ExternalLink } from '#app/ui/external-link.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { formatDate } from '../calendar-date.ts';
import type { SourcePreview } from './preview.server.ts';

type Due = Pick<SourcePreview['calls'][number], 'mode' | 'dates'>;

/** Every date that was read, and how sure it is; where none was, nothing is said of what the source states. */
export function dueWords({ mode, dates }: Due): string {
  if (dates.length > 0) {
    return `due ${dates.map(({ date, isEstimate }) => `${formatDate(date, 0)}${isEstimate ? ' (estimated)' : ''}`).join(', ')}`;
  }
  if (mode === 'rolling') return 'at any time';
  return mode === 'none_listed' ? 'the source names no date' : 'no deadline read';
}

/** What a source would bring, before it is kept: the calls, and what would be refused and why. */
export function SourcePreviewView({ preview }: { preview: SourcePreview }) {
  const { status, error, counts, calls, rejected } = preview;
  return (
    <section className="section" aria-labelledby="preview">
      <h2 id="preview">What it would bring</h2>
      {status === 'ok' ? (
        <Notice tone="good">
          Records read: {counts.seen}. New calls: {counts.created}, calls that would change: {counts.changed}, refused:{' '}
          {counts.rejected}.
        </Notice>
      ) : (
        <Notice tone={status === 'failed' ? 'bad' : 'warn'}>
          <p>{error}</p>
        </Notice>
      )}
      <ul className="rows">
        {calls.map((call) => (
          <li key={call.key}>
            <ExternalLink href={call.url}>{call.title}</ExternalLink>
            <p className="small muted">
              {[
                call.number,
                call.funder,
                call.postedOn ? `posted ${formatDate(call.postedOn, 0)}` : null,
                dueWords(call),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            {call.excerpt ? <p className="small">{call.excerpt}</p> : null}
          </li>
        ))}
      </ul>
      {counts.seen - counts.rejected > calls.length ? (
        <p className="muted small">These are the first {calls.length}.</p>
      ) : null}
      {rejected.length > 0 ? (
        <>
          <h3>Refused</h3>
          <ul className="rows">
            {rejected.map(({ key, reason }) => (
              <li key={`${key} ${reason}`}>
                <span className="num small">{key}</span>: {reason}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}
