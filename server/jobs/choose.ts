export type Candidate = {
  id: string;
  host: string | null;
  /** when it is due; null when only a person may run it now */
  dueAt: Date | null;
  /** a person asked for it, the how-manieth */
  asked: number | null;
};

/**
 * Which sources to start: those that people asked for first, then those that are due, the longest due first; never two of
 * one host, and no more than there is room for.
 */
export function choose(
  candidates: readonly Candidate[],
  running: ReadonlyMap<string, { host: string | null }>,
  atOnce: number,
  now: Date,
): Candidate[] {
  const busy = new Set([...running.values()].flatMap(({ host }) => host ?? []));
  const chosen: Candidate[] = [];
  for (const candidate of inTurn(candidates, now)) {
    if (running.size + chosen.length >= atOnce) break;
    if (running.has(candidate.id) || (candidate.host !== null && busy.has(candidate.host))) continue;
    chosen.push(candidate);
    if (candidate.host !== null) busy.add(candidate.host);
  }
  return chosen;
}

function inTurn(candidates: readonly Candidate[], now: Date): Candidate[] {
  const asked = candidates.filter((one) => one.asked !== null).sort((a, b) => a.asked! - b.asked!);
  const due = candidates.filter((one) => one.asked === null && one.dueAt !== null && one.dueAt <= now);
  return [...asked, ...due.sort((a, b) => a.dueAt!.getTime() - b.dueAt!.getTime())];
}
