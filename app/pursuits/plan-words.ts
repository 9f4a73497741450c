import { formatDay, weekday, type CalendarDate } from '#app/opportunities/calendar-date.ts';
import type { Planned } from './plan.ts';
import type { Target } from './target.ts';

const days = (count: number) => (count === 1 ? '1 day' : `${count} days`);

/** How a step that is still to be done stands today, in a sentence. */
export function stepWords({ day, daysLeft, late }: Planned): string {
  if (day === null || daysLeft === null) return 'No day yet.';
  if (late) return `This should have begun ${days(-daysLeft)} ago.`;
  if (daysLeft === 0) return 'Begins today.';
  return `Begins in ${days(daysLeft)}.`;
}

/** Why a step has the day that it has. */
export function dayWords({ setByHand, movedFrom, day }: Planned, daysBefore: number): string {
  const lead = daysBefore === 0 ? 'on the day itself' : `${days(daysBefore)} before`;
  if (setByHand) return `set by hand${day && weekendName(day) ? `, a ${weekendName(day)}` : ''}`;
  if (movedFrom) return `${lead} is a ${weekendName(movedFrom)}, so the Friday before`;
  return lead;
}

const weekendName = (date: CalendarDate) => ({ 0: 'Sunday', 6: 'Saturday' })[weekday(date)] ?? null;

/** That the day a plan counts back from is another than the team last saw; null while it is the same. */
export function movedWords(seen: CalendarDate | null, target: Target, setByHand: number): string | null {
  if ((target?.date ?? null) === seen) return null;
  const was = seen ? `was ${formatDay(seen)}` : 'was unknown';
  const is = target ? `is ${formatDay(target.date)} now (${target.what})` : 'is unknown now';
  const moved = target ? 'The steps have moved with it' : 'Steps that were counted back from it have no day';
  const stay =
    setByHand === 0
      ? ''
      : `; ${setByHand === 1 ? 'one that you set by hand has' : `${setByHand} that you set by hand have`} not`;
  return `The day that this plan counts back from ${was} and ${is}. ${moved}${stay}.`;
}

/** What a plan counts back from, in a sentence. */
export function targetWords(target: Target): string {
  if (!target)
    return 'The call names no date, so the steps have none: set your own day to hand in, or a day for each step.';
  const doubts = [target.isEstimate && 'an estimate', target.disputed && 'disputed'].filter(Boolean);
  const doubt = doubts.length > 0 ? `, ${doubts.join(' and ')}` : '';
  return `Counted back from ${formatDay(target.date)}: ${target.what}${doubt}.`;
}

/** How many proposals an institution may send. */
export function slotWords(limit: number | null): string {
  if (limit === null) return 'unknown';
  if (limit === 0) return 'as many as it likes';
  return limit === 1 ? 'one' : String(limit);
}
