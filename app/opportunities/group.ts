import type { Group, Status } from './types.ts';

export const groupTitles: Record<Group, string> = {
  'this-week': 'This week',
  'this-month': 'This month',
  'next-three-months': 'Next three months',
  later: 'Later',
  rolling: 'Rolling',
  'no-date': 'No date known',
  paused: 'Paused',
  closed: 'Closed',
};

/** The heading of the board that a call stands under: by days left where there is a deadline, else by its status. */
export function groupOf(status: Status, daysLeft: number | null): Group {
  if (status === 'closed' || status === 'archived') return 'closed';
  if (status === 'paused') return 'paused';
  if (daysLeft === null) return status === 'rolling' ? 'rolling' : 'no-date';
  if (daysLeft <= 7) return 'this-week';
  if (daysLeft <= 31) return 'this-month';
  return daysLeft <= 92 ? 'next-three-months' : 'later';
}
