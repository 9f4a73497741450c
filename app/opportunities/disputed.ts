import type { DeadlineFact } from './types.ts';

type Stated = Pick<DeadlineFact, 'kind' | 'track' | 'date' | 'source' | 'isEstimate' | 'isPlaceholder'>;

/**
 * Marks the deadlines on which sources disagree: another source names dates for the same kind and track, this date is
 * not among them, and neither source merely lists fewer than the other. Estimates and placeholders disagree with nobody.
 */
export function markDisputed<T extends Stated>(deadlines: readonly T[]): (T & { disputed: boolean })[] {
  const strands = new Map<string, Map<string, Set<string>>>();
  for (const deadline of deadlines.filter(isFirm)) {
    const sources = getOrMake(strands, strandOf(deadline), () => new Map<string, Set<string>>());
    getOrMake(sources, deadline.source, () => new Set<string>()).add(deadline.date);
  }
  return deadlines.map((deadline) => {
    const sources = strands.get(strandOf(deadline));
    const own = sources?.get(deadline.source);
    if (!isFirm(deadline) || !sources || !own) return { ...deadline, disputed: false };
    const disputed = [...sources].some(
      ([source, dates]) =>
        source !== deadline.source && !dates.has(deadline.date) && !within(dates, own) && !within(own, dates),
    );
    return { ...deadline, disputed };
  });
}

const isFirm = (deadline: Stated) => !deadline.isEstimate && !deadline.isPlaceholder;
const strandOf = (deadline: Stated) => `${deadline.kind}\n${deadline.track?.toLowerCase() ?? ''}`;
const within = (small: Set<string>, large: Set<string>) => [...small].every((date) => large.has(date));

function getOrMake<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
