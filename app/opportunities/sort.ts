import { compareDeadlines } from './deadline.ts';
import type { NextDeadline } from './types.ts';
import { groups, type Group, type Status } from './types.ts';

/** All that the order of a list depends on. */
export type Place = {
  id: string;
  /** the title, folded */
  titleKey: string;
  /** YYYY-MM-DD, as are the others */
  newestDay: string;
  archivesOn: string | null;
  status: Status;
  group: Group;
  nextDeadline: Pick<NextDeadline, 'date' | 'time'> | null;
  lastDate: string | null;
};

/** Each is a total order, so that pages never repeat or skip a call. */
export const byTitle = (a: TitleKeys, b: TitleKeys) => compareText(a.titleKey, b.titleKey) || compareText(a.id, b.id);
export const byNewest = (a: NewestKeys, b: NewestKeys) => compareText(b.newestDay, a.newestDay) || byTitle(a, b);
/** The latest archived first; before them what has no such day. */
export const byArchive = (a: ArchiveKeys, b: ArchiveKeys) =>
  compareText(b.archivesOn ?? 'never', a.archivesOn ?? 'never') || byTitle(a, b);

type TitleKeys = Pick<Place, 'id' | 'titleKey'>;
type NewestKeys = TitleKeys & Pick<Place, 'newestDay'>;
type ArchiveKeys = TitleKeys & Pick<Place, 'archivesOn'>;

/** Open dates first, then the groups as the board shows them; the closed come last, the latest closed first. */
export function byDeadline(a: Place, b: Place): number {
  return rank(a) - rank(b) || within(a, b) || byTitle(a, b);
}

const RANKS = new Map(groups.map((group, at) => [group, Math.max(at, groups.indexOf('later'))]));
const rank = ({ group }: Place) => RANKS.get(group)!;

function within(a: Place, b: Place): number {
  // A closed call may have dates ahead; among the closed they order nothing.
  if (a.group === 'closed') {
    // What is archived stands behind what is merely closed.
    const archived = Number(a.status === 'archived') - Number(b.status === 'archived');
    if (archived !== 0) return archived;
    return a.status === 'archived' ? byArchive(a, b) : compareText(b.lastDate ?? '', a.lastDate ?? '');
  }
  if (a.nextDeadline && b.nextDeadline) return compareDeadlines(a.nextDeadline, b.nextDeadline);
  return Number(a.nextDeadline === null) - Number(b.nextDeadline === null);
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
