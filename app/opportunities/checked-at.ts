/** What is stored of a record of a source. */
type Link = { lastSeenAt: Date; missingRuns: number; source: { lastWholeAt: Date | null } };

/**
 * When a source was last seen to say what is shown: a run that reads the whole of a source checks every record it has
 * without writing to any.
 */
export function checkedAt({ lastSeenAt, missingRuns, source: { lastWholeAt } }: Link): Date {
  return missingRuns === 0 && lastWholeAt !== null && lastWholeAt > lastSeenAt ? lastWholeAt : lastSeenAt;
}
