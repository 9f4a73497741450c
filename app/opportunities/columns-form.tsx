import { Form } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { columnNames, columns, type Column } from './columns.ts';
import type { View } from './list-view.ts';

type Props = {
  view: View;
  chosen: readonly Column[];
  /** whether these are the usual ones, which nobody chose */
  usual: boolean;
  /** the address of the list as it is, with its `?` or empty */
  search: string;
};

/** Which facts a row shows: kept by this browser, and in the address, so that a link shows the same. */
export function ColumnsForm({ view, chosen, usual, search }: Props) {
  // The board has its date column always: it is what the rows are in order of.
  const fixed = view === 'board' ? 'next-deadline' : null;
  return (
    <details className="columns-choice small">
      <summary>{view === 'table' ? 'Columns' : 'Facts in a row'}</summary>
      <Form method="post" action="/opportunities/columns" preventScrollReset key={`${view} ${chosen.join()}`}>
        <input type="hidden" name="search" value={search} />
        <input type="hidden" name="view" value={view} />
        {fixed ? <input type="hidden" name="columns" value={fixed} /> : null}
        <fieldset className="facet-set">
          <legend className="visually-hidden">Facts in a row</legend>
          {columns
            .filter((column) => column !== fixed)
            .map((column) => (
              <label key={column} className="pill">
                <input type="checkbox" name="columns" value={column} defaultChecked={chosen.includes(column)} />
                <span>{columnNames[column]}</span>
              </label>
            ))}
        </fieldset>
        <div className="actions">
          <Button small>Show these</Button>
          {usual ? null : (
            <Button small name="usual" value="1">
              Show the usual ones
            </Button>
          )}
        </div>
      </Form>
    </details>
  );
}
