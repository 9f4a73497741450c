import { formatDay } from './calendar-date.ts';
import { listName } from './feeds/list-name.ts';
import type { OpportunityFilter } from './filter.ts';
import type { OpportunityList } from './types.ts';

type Props = { filter: OpportunityFilter; list: Pick<OpportunityList, 'page' | 'pages'>; cut: boolean; today: string };

/** On paper only: what was asked for, and when. `cut` = this view shows one page of the list. */
export function PrintHead({ filter, list, cut, today }: Props) {
  const parts = [
    listName(filter),
    cut && list.pages > 1 ? `page ${list.page} of ${list.pages}` : null,
    `printed from Callboard on ${formatDay(today)}`,
  ];
  return <p className="print-only print-head small">{parts.filter(Boolean).join(' · ')}</p>;
}
