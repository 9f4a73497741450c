import { APPLICANT_LOCAL } from '../deadline.ts';
import type { DeadlineFact } from '../types.ts';
import { instantOf } from '../zoned-instant.ts';
import { strandOf } from './dropped-dates.ts';
import type { DroppedDate, FeedCall } from './feed-call.ts';

/** One date of a call as calendars hold it. */
export type CallEvent = {
  /** the same as long as the call has a date of this strand, so that a date which moves is an update */
  uid: string;
  deadline: DroppedDate & Partial<DeadlineFact>;
  /** the exact moment; null for one that lasts through its day */
  instant: Date | null;
  state: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
};

/** The dates of a call, those taken back lately among them. A far-off date that stands for "no deadline" is none. */
export function callEvents(call: FeedCall, viewerZone: string | null): CallEvent[] {
  const strands = new Map<string, DeadlineFact[]>();
  for (const deadline of call.deadlines) {
    if (deadline.isPlaceholder) continue;
    const strand = strands.get(strandOf(deadline));
    if (strand) strand.push(deadline);
    else strands.set(strandOf(deadline), [deadline]);
  }
  const events = [...strands].flatMap(([strand, deadlines]) =>
    named(strand, deadlines).map(({ name, deadline }) => eventOf(call, name, deadline, viewerZone)),
  );
  const taken = new Set(events.map(({ uid }) => uid));
  const isBack = (date: DroppedDate) =>
    events.some(({ deadline }) => strandOf(deadline) === strandOf(date) && deadline.date === date.date);
  for (const deadline of call.dropped) {
    if (isBack(deadline)) continue;
    let place = 1;
    while (taken.has(uidOf(call, nameOf(strandOf(deadline), place)))) place += 1;
    const event = eventOf(call, nameOf(strandOf(deadline), place), deadline, viewerZone);
    taken.add(event.uid);
    events.push({ ...event, state: 'CANCELLED' });
  }
  return events;
}

/**
 * Each day of a strand once, with a name that outlives a change of the day: its place among the days of the first source,
 * and for a day that only others give, that source and its place there.
 */
function named(strand: string, deadlines: readonly DeadlineFact[]) {
  const first = [...new Set(deadlines.map(({ source }) => source))].sort()[0];
  const seen = new Set<string>();
  const places = new Map<string, number>();
  return [...deadlines]
    .sort((a, b) => Number(b.source === first) - Number(a.source === first))
    .flatMap((deadline) => {
      const place = (places.get(deadline.source) ?? 0) + 1;
      places.set(deadline.source, place);
      if (seen.has(deadline.date)) return [];
      seen.add(deadline.date);
      const name = nameOf(strand, place);
      return [{ deadline, name: deadline.source === first ? name : `${name} by ${deadline.source}` }];
    });
}

const nameOf = (strand: string, place: number) => (place === 1 ? strand : `${strand} ${place}`);
const uidOf = (call: FeedCall, name: string) =>
  `${call.id}/${encodeURIComponent(name.replace(/\p{Surrogate}/gu, ''))}@callboard`;

function eventOf(
  call: FeedCall,
  name: string,
  deadline: DroppedDate & Partial<DeadlineFact>,
  viewerZone: string | null,
): CallEvent {
  const isOff = call.endedOn !== null && deadline.date > call.endedOn;
  const state = isOff ? 'CANCELLED' : deadline.isEstimate ? 'TENTATIVE' : 'CONFIRMED';
  return { uid: uidOf(call, name), deadline, instant: momentOf(deadline, viewerZone), state };
}

/** Of a time in the applicant's own zone only those who told theirs know the moment; of one in no zone nobody does. */
function momentOf({ date, time, zone }: DroppedDate, viewerZone: string | null): Date | null {
  const known = zone === APPLICANT_LOCAL ? viewerZone : zone;
  return time !== null && known !== null ? instantOf(date, time, known) : null;
}
