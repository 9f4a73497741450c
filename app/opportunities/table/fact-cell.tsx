import type { ReactNode } from 'react';
import { formatDay } from '../calendar-date.ts';
import { CallChips } from '../call-chips.tsx';
import { CallWhen } from '../call-when.tsx';
import type { Column } from '../columns.ts';
import { DisputeNote } from '../dispute-note.tsx';
import { docTypeWords } from '../doc-type-words.ts';
import type { ListedRow } from '../listed-row.ts';
import { statusWords } from '../words.ts';
import { OtherDatesList } from './other-dates-list.tsx';

export type FactCellProps = {
  column: Column;
  call: ListedRow;
  year: number;
};

const Unknown = () => <span className="unknown">unknown</span>;

/** One fact of a call, by the name of its column. */
export function FactCell({ column, ...of }: FactCellProps) {
  return <>{shown[column](of) ?? <Unknown />}</>;
}

const yesNo = (value: boolean | undefined, yes: string, no: string) => (value === undefined ? null : value ? yes : no);

/** null = nobody says. */
const shown: Record<Column, (of: Omit<FactCellProps, 'column'>) => ReactNode> = {
  'next-deadline': ({ call, year }) => (
    <>
      <CallWhen call={call} year={year} />
      <DisputeNote call={call} year={year} />
    </>
  ),
  'other-dates': ({ call, year }) => <OtherDatesList call={call} year={year} />,
  status: ({ call }) => (
    <>
      {statusWords[call.status]}
      {call.uncheckedDays === null ? null : <CallChips call={call} />}
    </>
  ),
  funder: ({ call }) => call.funder,
  programme: ({ call }) => call.facts.programme,
  number: ({ call }) => (call.number ? <span className="num">{call.number}</span> : null),
  kind: ({ call: { facts } }) => facts.docType && (docTypeWords[facts.docType] ?? facts.docType),
  amount: ({ call: { amount } }) => amount && <span className="num nowrap">{amount}</span>,
  eligibility: ({ call }) => call.facts.eligibility,
  countries: ({ call }) => call.facts.countries,
  'fiscal-sponsor': ({ call }) => yesNo(call.facts.acceptsFiscalSponsor, 'may apply', 'may not apply'),
  posted: ({ call: { facts } }) => facts.postedOn && <time dateTime={facts.postedOn}>{formatDay(facts.postedOn)}</time>,
  source: ({ call }) =>
    call.sources.length === 0 ? null : (
      <ul className="clean">
        {call.sources.map(({ title, checkedOn }, at) => (
          <li key={at}>
            {title} <span className="muted">checked {formatDay(checkedOn)}</span>
          </li>
        ))}
      </ul>
    ),
};
