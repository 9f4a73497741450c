import { ListLink } from '#app/ui/list-link.tsx';
import { CallChips } from './call-chips.tsx';
import { CallWhen } from './call-when.tsx';
import type { Column } from './columns.ts';
import { Countdown } from './countdown.tsx';
import { DisputeNote } from './dispute-note.tsx';
import { RowFactsLine } from './row-facts-line.tsx';
import type { ListedRow } from './listed-row.ts';

/** What all rows of a board share. */
export type RowLook = {
  columns: readonly Column[];
  /** those of them that a row has no place for by itself */
  further: readonly Column[];
  year: number;
};
type Props = RowLook & { call: ListedRow; ownProposals: number };

/** One call as one line of the board; its facts stand in the same columns down the page. */
export function CallRow({ call, ownProposals, columns, further, year }: Props) {
  const { amount } = call;
  const has = (column: Column) => columns.includes(column);
  return (
    <li className="call">
      <Countdown daysLeft={call.daysLeft} status={call.status} />
      <CallWhen call={call} year={year} />
      <div>
        <ListLink isRow className="row-title" data-url={call.url} to={`/opportunities/${call.id}`}>
          {call.title}
        </ListLink>
        <p className="meta small">
          {[has('number') ? call.number : null, has('funder') ? call.funder : null].filter(Boolean).join(' · ')}
          {call.rivals.length > 0 ? (
            <>
              {' '}
              <DisputeNote call={call} year={year} />
            </>
          ) : null}
        </p>
        {further.length > 0 ? <RowFactsLine {...{ further, call, year }} /> : null}
      </div>
      {!has('amount') ? (
        <p className="amount" />
      ) : amount ? (
        <p className="amount num">{amount}</p>
      ) : (
        <p className="amount unknown small">amount unknown</p>
      )}
      <CallChips call={call} acceptsFiscalSponsor={call.facts.acceptsFiscalSponsor} ownProposals={ownProposals} />
    </li>
  );
}
