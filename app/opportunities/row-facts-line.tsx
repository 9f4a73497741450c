import { columnNames, type Column } from './columns.ts';
import { FactCell, type FactCellProps } from './table/fact-cell.tsx';

/** What a row of the board has a place for by itself. */
const PLACED = new Set<Column>(['next-deadline', 'funder', 'number', 'amount', 'fiscal-sponsor']);

export const furtherColumns = (columns: readonly Column[]) => columns.filter((column) => !PLACED.has(column));

type Props = Omit<FactCellProps, 'column'> & { further: readonly Column[] };

/** The further facts of a row of the board that somebody chose to see. */
export function RowFactsLine({ further, ...of }: Props) {
  return (
    <dl className="row-facts small">
      {further.map((column) => (
        <div key={column}>
          <dt>{columnNames[column]}</dt>
          <dd>
            <FactCell column={column} {...of} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
