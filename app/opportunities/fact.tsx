import type { ReactNode } from 'react';
import { isByHand } from './edits/by-hand.ts';
import { ToldBy } from './told-by.tsx';
import type { OpportunityDetail } from './types.ts';

type Props = {
  name: string;
  /** what is known; null is shown as "unknown" */
  value: ReactNode;
  call: Pick<OpportunityDetail, 'provenance' | 'edits'>;
  /** as sources tell it */
  field: string;
};

/** One line of the list of facts: what it is, what is known, and who says so: sources, or a person in their place. */
export function Fact({ name, value, call, field }: Props) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value === null || value === '' ? <span className="unknown">unknown</span> : <span>{value}</span>}
        {isByHand(call.edits, field) ? (
          <a className="told" href="#set-by-hand">
            set by hand
          </a>
        ) : (
          <ToldBy provenance={call.provenance} field={field} shown={typeof value === 'string' ? value : null} />
        )}
      </dd>
    </div>
  );
}
