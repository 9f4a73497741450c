import { Count } from '#app/ui/count.tsx';
import { boardGroups } from './board-groups.ts';
import { CallRow } from './call-row.tsx';
import type { Sort } from './filter.ts';
import { groupTitles } from './group.ts';
import type { OpportunityRow } from './types.ts';

type Props = { rows: OpportunityRow[]; sort: Sort; page: number; pages: number; year: number };

/** The board: by how soon when sorted by deadline, else one list in the order asked for. */
export function Board({ rows, sort, page, pages, year }: Props) {
  if (sort !== 'deadline') return <Rows rows={rows} year={year} label="Calls" />;
  return (
    <>
      {boardGroups(rows, page, pages).map(({ group, calls, whole, continued }) => (
        <section key={group} aria-labelledby={`group-${group}`}>
          <h2 className="group-title" id={`group-${group}`}>
            {groupTitles[group]}
            {whole ? <Count of={calls.length} label={calls.length === 1 ? 'call' : 'calls'} /> : null}
            {continued ? <span className="tally">continued</span> : null}
          </h2>
          <Rows rows={calls} year={year} />
        </section>
      ))}
    </>
  );
}

function Rows({ rows, year, label }: { rows: OpportunityRow[]; year: number; label?: string }) {
  return (
    <ul className="rows calls" aria-label={label}>
      {rows.map((call) => (
        <CallRow key={call.id} call={call} year={year} />
      ))}
    </ul>
  );
}
