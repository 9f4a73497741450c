import type { ReactNode } from 'react';
import { ToldBy } from './told-by.tsx';
import type { ProvenanceFact } from './types.ts';

type Props = {
  name: string;
  /** what is known; null is shown as "unknown" */
  value: ReactNode;
  provenance: readonly ProvenanceFact[];
  field: string;
};

/** One line of the list of facts: what it is, what is known, and who says so. */
export function Fact({ name, value, provenance, field }: Props) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value === null || value === '' ? <span className="unknown">unknown</span> : <span>{value}</span>}
        <ToldBy provenance={provenance} field={field} shown={typeof value === 'string' ? value : null} />
      </dd>
    </div>
  );
}
