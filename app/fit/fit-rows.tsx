import { formatDay } from '#app/opportunities/calendar-date.ts';
import { formatAmount } from '#app/opportunities/money.ts';
import { statusWords } from '#app/opportunities/words.ts';
import { ListLink } from '#app/ui/list-link.tsx';
import type { FitRow } from './fit-list.server.ts';
import { sideWords } from './reason-lists.tsx';

/** Calls in the order of fit, each with its strongest reasons; all of them stand on the page of the call. */
export function FitRows({ rows, projectId }: { rows: readonly FitRow[]; projectId: string }) {
  return (
    <ol className="rows fit-rows">
      {rows.map(({ call, reasons }) => (
        <li key={call.id}>
          <ListLink className="row-title" to={`/opportunities/${call.id}?project=${encodeURIComponent(projectId)}#fit`}>
            {call.title}
          </ListLink>
          <p className="small muted">
            {[
              call.funder,
              statusWords[call.status],
              call.nextDeadline && `due ${formatDay(call.nextDeadline.date)}`,
              formatAmount(call.amount) ?? 'amount unknown',
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <ul className="fit-strongest">
            {reasons.map(({ side, rule, text, rulesOut }) => (
              <li key={`${rule} ${text}`} className={side}>
                <b>{rulesOut ? 'Rules it out' : sideWords[side]}</b> {text}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
