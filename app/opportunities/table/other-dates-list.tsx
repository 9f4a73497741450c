import { ListLink } from '#app/ui/list-link.tsx';
import { formatDate } from '../calendar-date.ts';
import type { ListedRow } from '../listed-row.ts';

/** So many stand in a row; the call's page has them all. */
const SHOWN = 2;

/** The dates of a call besides its next deadline. */
export function OtherDatesList({ call, year }: { call: ListedRow; year: number }) {
  const { otherDates: others } = call;
  if (others.length === 0) return <span className="muted">none known</span>;
  const rest = others.length - SHOWN;
  return (
    <ul className="clean">
      {others.slice(0, SHOWN).map(({ date, words }) => (
        <li key={`${date} ${words}`}>
          <time className="num" dateTime={date}>
            {formatDate(date, year)}
          </time>{' '}
          <span className="muted">{words}</span>
        </li>
      ))}
      {rest > 0 ? (
        <li>
          <ListLink to={`/opportunities/${call.id}#deadlines`}>{rest} more</ListLink>
        </li>
      ) : null}
    </ul>
  );
}
