import { compareDeadlines } from './deadline.ts';
import type { Sort } from './filter.ts';
import { foldText } from './text.ts';
import { groups, type OpportunityRow } from './types.ts';

/** What sorting needs beside the row. `newestDay` is the posting day, else the day it was first seen here. */
export type Sortable = { row: OpportunityRow; newestDay: string };

/** The order of the list: total, so that pages never repeat or skip a call. */
export function compareRows(sort: Sort): (a: Sortable, b: Sortable) => number {
  const byTitle = (a: Sortable, b: Sortable) =>
    compareText(foldText(a.row.title), foldText(b.row.title)) || compareText(a.row.id, b.row.id);
  if (sort === 'title') return byTitle;
  if (sort === 'newest') return (a, b) => compareText(b.newestDay, a.newestDay) || byTitle(a, b);
  return (a, b) => rank(a.row) - rank(b.row) || byDeadline(a.row, b.row) || byTitle(a, b);
}

/** Open dates first, then the groups as the board shows them; the closed come last, the latest closed first. */
const rank = (row: OpportunityRow) => Math.max(groups.indexOf(row.group), groups.indexOf('later'));

function byDeadline(a: OpportunityRow, b: OpportunityRow): number {
  if (a.nextDeadline && b.nextDeadline) return compareDeadlines(a.nextDeadline, b.nextDeadline);
  if (a.group !== 'closed') return 0;
  return compareText(b.deadlines.at(-1)?.date ?? '', a.deadlines.at(-1)?.date ?? '');
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
