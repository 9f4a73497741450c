import { csvTemplate } from '../suggestions/csv.ts';

/** The columns of a CSV of proposed calls, with one call as an example. */
export function loader() {
  return new Response(`\ufeff${csvTemplate}`, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="callboard-calls.csv"',
    },
  });
}
