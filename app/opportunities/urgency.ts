/** How near a deadline is, for its colour; the number beside it says the same in words. */
export type Urgency = 'urgent' | 'soon' | 'calm' | 'past';

/** Urgent within a week, soon within three. */
export function urgencyOf(daysLeft: number): Urgency {
  if (daysLeft < 0) return 'past';
  if (daysLeft <= 7) return 'urgent';
  return daysLeft <= 21 ? 'soon' : 'calm';
}
