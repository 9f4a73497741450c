import { columnNames, type Column } from './columns.ts';
import { FactCell, type FactCellProps } from './table/fact-cell.tsx';

/** What a row of the board has a place for by itself. */
const PLACED = new Set<Column>(['next-deadline', 'funder', 'number', 'amount', 'fiscal-sponsor']);

type Props = Omit<FactCellProps, 'column'> & { columns: readonly Column[] };

/** The further facts of a row of the board that somebody chose to see. */
export function RowFactsLine({ columns, ...of }: Props) {
  const further = columns.filter((column) => !PLACED.has(column));
  if (further.length === 0) return null;
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
