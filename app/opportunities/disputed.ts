import type { DeadlineFact } from './types.ts';

type Stated = Pick<DeadlineFact, 'kind' | 'track' | 'date' | 'source' | 'isEstimate' | 'isPlaceholder'>;

/**
 * Marks the deadlines on which sources disagree: another source names dates for the same kind and track, this date is
 * not among them, and neither source merely lists fewer than the other. A source that names no track of a kind gives one
 * date for all of them. Estimates and placeholders disagree with nobody.
 */
export function markDisputed<T extends Stated>(deadlines: readonly T[]): (T & { disputed: boolean })[] {
  const bySource = new Map<string, T[]>();
  for (const deadline of deadlines.filter(isFirm)) {
    bySource.set(deadline.source, [...(bySource.get(deadline.source) ?? []), deadline]);
  }
  return deadlines.map((deadline) => {
    const disputed =
      isFirm(deadline) &&
      [...bySource].some(([source, stated]) => {
        if (source === deadline.source) return false;
        const [own, others] = comparable(deadline, bySource.get(deadline.source)!, stated);
        return others.size > 0 && !others.has(deadline.date) && !within(others, own) && !within(own, others);
      });
    return { ...deadline, disputed };
  });
}

/** The dates of both sources that speak of what this deadline is for. */
function comparable(deadline: Stated, own: readonly Stated[], others: readonly Stated[]): [Set<string>, Set<string>] {
  const ofKind = (stated: readonly Stated[]) => stated.filter(({ kind }) => kind === deadline.kind);
  const [mine, theirs] = [ofKind(own), ofKind(others)];
  if (!mine.some(hasTrack) || !theirs.some(hasTrack)) return [dates(mine), dates(theirs)];
  const inTrack = (stated: readonly Stated[]) => stated.filter((one) => trackOf(one) === trackOf(deadline));
  return [dates(inTrack(mine)), dates(inTrack(theirs))];
}

const isFirm = (deadline: Stated) => !deadline.isEstimate && !deadline.isPlaceholder;
const trackOf = ({ track }: Stated) => track?.toLowerCase() ?? '';
const hasTrack = (deadline: Stated) => trackOf(deadline) !== '';
const dates = (stated: readonly Stated[]) => new Set(stated.map(({ date }) => date));
const within = (small: Set<string>, large: Set<string>) => [...small].every((date) => large.has(date));
