import { Link } from '@remix-run/react';
import { CallChips } from './call-chips.tsx';
import { CallWhen } from './call-when.tsx';
import { Countdown } from './countdown.tsx';
import { DisputeNote } from './dispute-note.tsx';
import { formatAmount } from './money.ts';
import type { OpportunityRow } from './types.ts';

type Props = { call: OpportunityRow; ownProposals: number; year: number };

/** One call as one line of the board; its facts stand in the same columns down the page. */
export function CallRow({ call, ownProposals, year }: Props) {
  const amount = formatAmount(call.amount);
  return (
    <li className="call">
      <Countdown daysLeft={call.daysLeft} status={call.status} />
      <CallWhen call={call} year={year} />
      <div className="what">
        <Link className="row-title" to={`/opportunities/${call.id}`}>
          {call.title}
        </Link>
        <p className="meta small">
          {call.number ? <span>{call.number} · </span> : null}
          {call.funder} <DisputeNote call={call} year={year} />
        </p>
      </div>
      {amount ? <p className="amount num">{amount}</p> : <p className="amount unknown small">amount unknown</p>}
      <div className="side">
        <CallChips call={call} />
        {ownProposals > 0 ? <p className="small muted">{ownWords(ownProposals)}</p> : null}
      </div>
    </li>
  );
}

const ownWords = (n: number) => (n === 1 ? 'your proposal' : `${n} of your proposals`);
