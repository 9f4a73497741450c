import { filterParts } from './filter-words.ts';
import type { OpportunityFilter } from './filter.ts';
import { openCount } from './status-facets.ts';
import type { OpportunityList } from './types.ts';

/** Whether any choice but words and order narrows the list. */
export function isNarrowed(filter: OpportunityFilter): boolean {
  return filterParts(filter).length > 0;
}

/** `142 open calls`, or how many match what was asked: the heading of the list. */
export function listTitle(list: Pick<OpportunityList, 'total' | 'counts'>, filter: OpportunityFilter): string {
  if (!filter.q && !isNarrowed(filter)) return `${calls(openCount(list.counts), 'open ')}`;
  return `${calls(list.total)} ${list.total === 1 ? 'matches' : 'match'}`;
}

function calls(n: number, kind = ''): string {
  return `${n === 0 ? 'No' : n.toLocaleString('en')} ${kind}${n === 1 ? 'call' : 'calls'}`;
}
