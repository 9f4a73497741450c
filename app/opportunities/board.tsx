import { Count } from '#app/ui/count.tsx';
import { boardGroups } from './board-groups.ts';
import { CallRow } from './call-row.tsx';
import type { Sort } from './filter.ts';
import { groupTitles } from './group.ts';
import type { OpportunityRow } from './types.ts';

type RowsProps = {
  rows: OpportunityRow[];
  /** how many proposals of the reader's own each call has, by its id */
  ownProposals: Record<string, number>;
  year: number;
};
type Props = RowsProps & { sort: Sort; page: number; pages: number };

/** The board: by how soon when sorted by deadline, else one list in the order asked for. */
export function Board({ rows, ownProposals, sort, page, pages, year }: Props) {
  if (sort !== 'deadline') return <Rows rows={rows} ownProposals={ownProposals} year={year} label="Calls" />;
  return (
    <>
      {boardGroups(rows, page, pages).map(({ group, calls, whole, continued }) => (
        <section key={group} aria-labelledby={`group-${group}`}>
          <h2 className="group-title" id={`group-${group}`}>
            {groupTitles[group]}
            {whole ? <Count of={calls.length} label={calls.length === 1 ? 'call' : 'calls'} /> : null}
            {continued ? <span className="tally">continued</span> : null}
          </h2>
          <Rows rows={calls} ownProposals={ownProposals} year={year} />
        </section>
      ))}
    </>
  );
}

function Rows({ rows, ownProposals, year, label }: RowsProps & { label?: string }) {
  return (
    <ul className="rows calls" aria-label={label}>
      {rows.map((call) => (
        <CallRow key={call.id} call={call} ownProposals={ownProposals[call.id] ?? 0} year={year} />
      ))}
    </ul>
  );
}
