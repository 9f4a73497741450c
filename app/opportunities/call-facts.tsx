import type { ReactNode } from 'react';
import { formatDate } from './calendar-date.ts';
import { docTypeWords } from './doc-type-words.ts';
import { isByHand } from './edits/by-hand.ts';
import { Fact } from './fact.tsx';
import { formatAmount, formatMoney } from './money.ts';
import { nameList } from './name-list.ts';
import type { OpportunityDetail } from './types.ts';
import { deadlineModeWords, statusWords } from './words.ts';

/** What a call is, when and how much, each fact with who says it; what nobody says is named in one line at the end. */
export function CallFacts({ call }: { call: OpportunityDetail }) {
  const facts = factsOf(call);
  const isKnown = ({ field, value }: ShownFact) => (value !== null && value !== '') || isByHand(call.edits, field);
  const unknown = facts.filter((fact) => !isKnown(fact)).map(({ name }) => name.toLowerCase());
  return (
    <dl className="facts call-facts">
      {facts.filter(isKnown).map(({ name, field, value }) => (
        <Fact key={field} name={name} value={value} field={field} call={call} />
      ))}
      {unknown.length > 0 ? (
        <div>
          <dt>Unknown</dt>
          <dd className="unknown">{nameList(unknown)}</dd>
        </div>
      ) : null}
    </dl>
  );
}

type ShownFact = { name: string; field: string; value: ReactNode };

function factsOf(call: OpportunityDetail): ShownFact[] {
  const { amount } = call;
  const day = (date: string | null) => date && <time dateTime={date}>{formatDate(date, 0)}</time>;
  const mode = call.deadlineMode === 'unknown' ? null : deadlineModeWords[call.deadlineMode];
  const total = amount.totalMinor === null ? null : formatMoney(amount.totalMinor, amount.currency);
  return [
    { name: 'One award', field: 'amount', value: formatAmount({ ...amount, totalMinor: null }) },
    { name: 'All awards', field: 'total', value: total },
    { name: 'Status', field: 'status', value: statusOf(call) },
    { name: 'Takes proposals', field: 'deadlineMode', value: mode },
    { name: 'Funder', field: 'funder', value: call.funder },
    { name: 'Programme', field: 'programme', value: call.programme },
    { name: 'Number', field: 'number', value: call.number },
    { name: 'Kind', field: 'docType', value: docTypeWords[call.docType] ?? call.docType },
    { name: 'Posted on', field: 'postedOn', value: day(call.postedOn) },
    { name: 'Opens on', field: 'opensOn', value: day(call.opensOn) },
    { name: 'Archived on', field: 'archivesOn', value: day(call.archivesOn) },
  ];
}

function statusOf(call: OpportunityDetail): ReactNode {
  return (
    <>
      {statusWords[call.status]}
      {call.upstreamStatus ? <span className="muted"> · the source’s word: {call.upstreamStatus}</span> : null}
    </>
  );
}
