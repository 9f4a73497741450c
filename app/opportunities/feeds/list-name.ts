import { filterParts } from '../filter-words.ts';
import type { OpportunityFilter } from '../filter.ts';

const LONGEST = 200;

/** What a list is called in calendars and readers: `Calls: climate · open · closing soon`. */
export function listName(filter: OpportunityFilter): string {
  const parts = [filter.q, ...filterParts(filter)].filter(Boolean);
  const name = parts.length > 0 ? `Calls: ${parts.join(' · ')}` : 'Calls';
  return name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name;
}
