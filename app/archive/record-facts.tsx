import type { ReactNode } from 'react';
import { formatDay } from '#app/opportunities/calendar-date.ts';
import { moneyText } from './money-text.ts';
import type { ArchiveEntry } from './record.ts';
import { ResultWord } from './result-word.tsx';

/** What a record states, a line each; what is not known is said to be so only where one would look for it. */
export function RecordFacts({ entry }: { entry: ArchiveEntry }) {
  const money = moneyText(entry.amount);
  return (
    <dl className="facts">
      <Fact name="Outcome">
        <ResultWord result={entry.result} />
        {entry.decidedOn && <> on {formatDay(entry.decidedOn)}</>}
      </Fact>
      {entry.result === 'funded' && (
        <Fact name="Amount">
          {money ? <span className="num">{money}</span> : <span className="muted">not stated</span>}
        </Fact>
      )}
      <Fact name="Funder">{entry.funder || <span className="muted">not stated</span>}</Fact>
      {entry.programme && <Fact name="Programme">{entry.programme}</Fact>}
      {entry.number && (
        <Fact name="Number">
          <span className="num">{entry.number}</span>
        </Fact>
      )}
      {entry.submittedOn ? (
        <Fact name="Submitted">{formatDay(entry.submittedOn)}</Fact>
      ) : (
        <Fact name="Year">{entry.year ?? <span className="muted">not stated</span>}</Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
