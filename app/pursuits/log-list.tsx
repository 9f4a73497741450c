import type { PursuitView } from './pursuit-view.server.ts';

/** What happened, the newest first. */
export function LogList({ log }: { log: PursuitView['log'] }) {
  return (
    <section className="section" aria-labelledby="log">
      <h2 id="log">Log</h2>
      <ol className="rows" reversed>
        {log.map(({ id, at, by, words, reasons, note }) => (
          <li key={id}>
            <p>
              <span className="muted small">{at}</span> {by ? `${by}: ` : ''}
              {words}
            </p>
            {reasons.length > 0 ? <p className="small">{reasons.join(' · ')}</p> : null}
            {note ? <p className="small pre-line">{note}</p> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
