import { ListLink } from '#app/ui/list-link.tsx';
import { formatDate } from './calendar-date.ts';
import type { ListedRow } from './listed-row.ts';

/** In the row of a disputed deadline: who says what else, leading to the dates side by side. */
export function DisputeNote({ call, year }: { call: ListedRow; year: number }) {
  return (
    <>
      {call.rivals.map(({ by, date }) => (
        <ListLink key={`${by} ${date}`} className="flag" to={`/opportunities/${call.id}#deadlines`}>
          {by} says {formatDate(date, year).replace(/^\w+ /, '')}
        </ListLink>
      ))}
    </>
  );
}
