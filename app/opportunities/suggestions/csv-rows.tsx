import type { CsvRow } from './csv.ts';

/** The rows of a file as they would be proposed, each with what is wrong in it. */
export function CsvRows({ rows }: { rows: readonly Pick<CsvRow, 'line' | 'title' | 'url' | 'problems'>[] }) {
  return (
    <table className="csv-rows">
      <thead>
        <tr>
          <th scope="col" className="num">
            Line
          </th>
          <th scope="col">Call</th>
          <th scope="col">To mend</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ line, title, url, problems }) => (
          <tr key={line}>
            <td className="num">{line}</td>
            <th scope="row">
              {title || <span className="muted">no title</span>}
              <br />
              <span className="small muted">{url}</span>
            </th>
            <td className="small">
              {problems.length === 0 ? (
                <span className="muted">nothing</span>
              ) : (
                problems.map((problem) => (
                  <p className="problem" key={problem}>
                    {problem}
                  </p>
                ))
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
