import { Link, useLoaderData } from '@remix-run/react';
import Sqlite from 'better-sqlite3';

type Row = { id: string; title: string; number: string; funder: string; date: string; text: string; amountMax: number };
type Global = typeof globalThis & { bench?: Sqlite.Statement };

/** Fifty calls by the date they close, as they are stored. */
export function loader() {
  const store = globalThis as Global;
  store.bench ??= new Sqlite(process.env.BARE_DATABASE!, { readonly: true }).prepare(`
    SELECT o.id, o.title, o.number, f.name AS funder, d.date, substr(o.summaryText, 1, 200) AS text, o.amountMax
    FROM Deadline d JOIN Opportunity o ON o.id = d.opportunityId JOIN Funder f ON f.id = o.funderId
    WHERE d.date >= ? ORDER BY d.date LIMIT 50`);
  return { rows: store.bench.all('2026-11-26') as Row[] };
}

export default function Index() {
  const { rows } = useLoaderData<typeof loader>();
  return (
    <main>
      <h1>Calls</h1>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <time dateTime={row.date}>{row.date}</time> <Link to={`/${row.id}`}>{row.title}</Link> {row.number}{' '}
            {row.funder} {row.amountMax} <p>{row.text}</p>
          </li>
        ))}
      </ul>
    </main>
  );
}
