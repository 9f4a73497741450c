import type { DeadlineKind, OpportunityRow } from '../types.ts';

/** A date that a call had and has no more. */
export type DroppedDate = {
  kind: DeadlineKind;
  track: string | null;
  date: string;
  time: string | null;
  zone: string | null;
};

/** A call with what feeds need of its text and its past. */
export type FeedCall = OpportunityRow & {
  /** the first some 200 characters of the description, plain text */
  excerpt: string;
  /** ISO instant at which the list first had it */
  firstSeenAt: string;
  /** ISO instant of the last change to its dates or status, else `firstSeenAt` */
  changedAt: string;
  /** how often its dates or its status changed */
  revision: number;
  /** the day (YYYY-MM-DD) since which it takes no more proposals whatever its dates say; null while it does */
  endedOn: string | null;
  /** dates taken back lately, the newest change first */
  dropped: DroppedDate[];
};
