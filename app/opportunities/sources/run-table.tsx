import { Link } from '@remix-run/react';
import { instantWords } from '../words.ts';
import { runStatusWords, triggerWords } from './source-state.ts';
import type { RunView } from './source-view.server.ts';

type Props = { sourceId: string; runs: readonly RunView[]; chosen: string | null };

/** The last runs as a table: what the chart shows, and why a run was not complete. */
export function RunTable({ sourceId, runs, chosen }: Props) {
  if (runs.length === 0) return <p className="muted">It was never read.</p>;
  return (
    <div className="scroll">
      <table className="runs">
        <thead>
          <tr>
            <th scope="col">Begun</th>
            <th scope="col">Ended</th>
            {['Seen', 'New', 'Changed', 'Refused'].map((name) => (
              <th scope="col" className="num" key={name}>
                {name}
              </th>
            ))}
            <th scope="col">Run</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.id} aria-current={run.id === chosen ? 'true' : undefined}>
              <th scope="row" className="nowrap">
                <Link to={`/sources/${sourceId}?run=${run.id}#run`} preventScrollReset={false}>
                  {instantWords(run.startedAt)}
                </Link>
              </th>
              <td>
                {runStatusWords[run.status] ?? run.status}
                {run.error ? <span className="small reason">: {run.error}</span> : null}
              </td>
              <td className="num">{run.seen}</td>
              <td className="num">{run.created}</td>
              <td className="num">{run.changed}</td>
              <td className="num">{run.rejected}</td>
              <td className="small muted">
                {run.origin === 'file' ? 'from a file' : (triggerWords[run.trigger] ?? run.trigger)}
                {run.seconds === null ? '' : `, ${run.seconds} s`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
