import { Link } from '@remix-run/react';
import { ChangeWords } from '../change-words.tsx';
import { instantWords } from '../words.ts';
import type { RunDetail } from './run-detail.server.ts';

/** What one run brought, changed and refused, each refused record with the reason. */
export function RunDetailView({ run }: { run: RunDetail }) {
  const { counts, rejected, created, changes } = run;
  if (run.status === 'failed') {
    return (
      <section className="section" aria-labelledby="run">
        <h2 id="run">The run of {instantWords(run.startedAt)}</h2>
        <p className="reason">{run.error}</p>
        <p className="muted">It failed, so nothing was taken from it: every call is as it was.</p>
      </section>
    );
  }
  return (
    <section className="section" aria-labelledby="run">
      <h2 id="run">The run of {instantWords(run.startedAt)}</h2>
      {run.error ? <p className="reason">{run.error}</p> : null}
      <h3>Refused: {counts.rejected}</h3>
      {rejected.length === 0 ? (
        <p className="muted">{counts.rejected === 0 ? 'Every record could be read.' : 'Which ones was not kept.'}</p>
      ) : (
        <ul className="rows">
          {rejected.map(({ id, key, reason }) => (
            <li key={id}>
              <span className="num small">{key}</span>: {reason}
            </li>
          ))}
        </ul>
      )}
      <Rest of={counts.rejected} shown={rejected.length} />
      <h3>New: {counts.created}</h3>
      {created.length === 0 ? (
        <p className="muted">{counts.created === 0 ? 'No call was new.' : 'They are in the list.'}</p>
      ) : (
        <ul className="rows">
          {created.map(({ id, title }) => (
            <li key={id}>
              <Link to={`/opportunities/${id}`}>{title}</Link>
            </li>
          ))}
        </ul>
      )}
      <Rest of={counts.created} shown={created.length} />
      <h3>Changed: {counts.changed}</h3>
      {changes.length === 0 ? (
        <p className="muted">Nothing that readers would see.</p>
      ) : (
        <ul className="rows">
          {changes.map((change) => (
            <li key={change.id}>
              <Link to={`/opportunities/${change.opportunityId}`}>{change.title}</Link>: <ChangeWords change={change} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Rest({ of, shown }: { of: number; shown: number }) {
  return shown > 0 && of > shown ? <p className="muted small">and {of - shown} more</p> : null;
}
