import { formatDate } from './calendar-date.ts';
import { docTypeWords } from './doc-type-words.ts';
import { Fact } from './fact.tsx';
import { formatAmount, formatMoney } from './money.ts';
import type { OpportunityDetail } from './types.ts';
import { deadlineModeWords, statusWords } from './words.ts';

/** Everything known of a call, each fact with who says it; what nobody says stands there as unknown. */
export function CallFacts({ call }: { call: OpportunityDetail }) {
  const { provenance, amount } = call;
  const day = (date: string | null) => date && <time dateTime={date}>{formatDate(date, 0)}</time>;
  return (
    <dl className="facts call-facts">
      <Fact name="Funder" value={call.funder} field="funder" provenance={provenance} />
      <Fact name="Number" value={call.number} field="number" provenance={provenance} />
      <Fact
        name="Status"
        value={
          <>
            {statusWords[call.status]}
            {call.upstreamStatus ? <span className="muted"> · the source’s word: {call.upstreamStatus}</span> : null}
          </>
        }
        field="status"
        provenance={provenance}
      />
      <Fact name="Kind" value={docTypeWords[call.docType] ?? call.docType} field="docType" provenance={provenance} />
      <Fact
        name="Takes proposals"
        value={call.deadlineMode === 'unknown' ? null : deadlineModeWords[call.deadlineMode]}
        field="deadlineMode"
        provenance={provenance}
      />
      <Fact
        name="One award"
        value={formatAmount({ ...amount, totalMinor: null })}
        field="amount"
        provenance={provenance}
      />
      <Fact
        name="All awards"
        value={amount.totalMinor === null ? null : formatMoney(amount.totalMinor, amount.currency)}
        field="total"
        provenance={provenance}
      />
      <Fact name="Posted on" value={day(call.postedOn)} field="postedOn" provenance={provenance} />
      <Fact name="Opens on" value={day(call.opensOn)} field="opensOn" provenance={provenance} />
      <Fact name="Archived on" value={day(call.archivesOn)} field="archivesOn" provenance={provenance} />
      <Fact
        name="Who may apply"
        value={call.eligibility ? <span className="pre-line">{call.eligibility}</span> : null}
        field="eligibility"
        provenance={provenance}
      />
    </dl>
  );
}
