import type { ListedRow } from './listed-row.ts';
import { groups, type Group } from './types.ts';

export type BoardGroup = {
  group: Group;
  calls: ListedRow[];
  /** false where the group begins on an earlier page or goes on on a later one */
  whole: boolean;
  /** begun on the page before */
  continued: boolean;
};

/** The rows of one page under their headings, in the board's order; the rows keep the order they came in. */
export function boardGroups(rows: readonly ListedRow[], page: number, pages: number): BoardGroup[] {
  const present = groups
    .map((group) => ({ group, calls: rows.filter((row) => row.group === group) }))
    .filter(({ calls }) => calls.length > 0);
  return present.map((entry, at) => {
    const continued = page > 1 && at === 0;
    return { ...entry, continued, whole: !continued && !(page < pages && at === present.length - 1) };
  });
}
