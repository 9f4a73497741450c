import type { Column } from './columns.ts';
import { ColumnsForm } from './columns-form.tsx';
import type { OpportunityFilter } from './filter.ts';
import { listSearch, type ListView } from './list-view.ts';
import { ViewLinks } from './view-links.tsx';

type Props = { filter: OpportunityFilter; shown: ListView; columns: readonly Column[] };

/** How the calls are shown: which facts, and in which view. */
export function ListBar({ filter, shown, columns }: Props) {
  return (
    <div className="list-bar no-print">
      {shown.view === 'calendar' ? null : (
        <ColumnsForm
          view={shown.view}
          chosen={columns}
          usual={shown.columns === null}
          search={listSearch(filter, { ...shown, columns: null }, { page: filter.page })}
        />
      )}
      <ViewLinks filter={filter} shown={shown} />
    </div>
  );
}
