import { compareDeadlines } from './deadline.ts';
import type { Sort } from './filter.ts';
import type { Standing } from './standing.ts';
import { foldText } from './text.ts';
import { groups } from './types.ts';

/** The order of the list: total, so that pages never repeat or skip a call. */
export function compareStandings(sort: Sort): (a: Standing, b: Standing) => number {
  const byTitle = (a: Standing, b: Standing) =>
    compareText(foldText(a.title), foldText(b.title)) || compareText(a.id, b.id);
  if (sort === 'title') return byTitle;
  if (sort === 'newest') return (a, b) => compareText(b.newestDay, a.newestDay) || byTitle(a, b);
  return (a, b) => rank(a) - rank(b) || byDeadline(a, b) || byTitle(a, b);
}

/** Open dates first, then the groups as the board shows them; the closed come last, the latest closed first. */
const rank = ({ group }: Standing) => Math.max(groups.indexOf(group), groups.indexOf('later'));

function byDeadline(a: Standing, b: Standing): number {
  if (a.nextDeadline && b.nextDeadline) return compareDeadlines(a.nextDeadline, b.nextDeadline);
  if (a.group !== 'closed') return 0;
  // What is archived by its day stands behind what is merely closed; the database keeps it in order (archived.server.ts).
  return (
    Number(a.status === 'archived') - Number(b.status === 'archived') || compareText(b.lastDate ?? '', a.lastDate ?? '')
  );
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
