import { Count } from '#app/ui/count.tsx';
import { boardGroups } from './board-groups.ts';
import { CallRow, type RowLook } from './call-row.tsx';
import type { Sort } from './filter.ts';
import { groupTitles } from './group.ts';
import type { ListedRow } from './listed-row.ts';
import { furtherColumns } from './row-facts-line.tsx';

type RowsProps = Omit<RowLook, 'further'> & {
  rows: readonly ListedRow[];
  /** how many proposals of the reader's own each call has, by its id */
  ownProposals: Record<string, number>;
};
type Props = RowsProps & { sort: Sort; page: number; pages: number };

/** The board: by how soon when sorted by deadline, else one list in the order asked for. */
export function Board({ sort, page, pages, rows, ...rest }: Props) {
  if (sort !== 'deadline') return <Rows {...rest} rows={rows} label="Calls" />;
  return (
    <>
      {boardGroups(rows, page, pages).map(({ group, calls, whole, continued }) => (
        <section key={group} aria-labelledby={`group-${group}`}>
          <h2 className="group-title" id={`group-${group}`}>
            {groupTitles[group]}
            {whole ? <Count of={calls.length} label={calls.length === 1 ? 'call' : 'calls'} /> : null}
            {continued ? <span className="tally">continued</span> : null}
          </h2>
          <Rows {...rest} rows={calls} />
        </section>
      ))}
    </>
  );
}

function Rows({ rows, ownProposals, label, ...of }: RowsProps & { label?: string }) {
  const look = { ...of, further: furtherColumns(of.columns) };
  return (
    <ul className="rows calls" aria-label={label}>
      {rows.map((call) => (
        <CallRow key={call.id} call={call} ownProposals={ownProposals[call.id] ?? 0} {...look} />
      ))}
    </ul>
  );
}
