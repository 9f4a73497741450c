import type { Visibility } from '#app/accounts/can.ts';

/** Who can see a record, in the words of the form. */
export const visibilities: { id: Visibility; label: string; explain: string }[] = [
  { id: 'private', label: 'Private', explain: 'Only the team sees the record and the PDF.' },
  { id: 'community', label: 'Community', explain: 'Everybody with an account here sees both.' },
  {
    id: 'public',
    label: 'Public',
    explain: 'Anybody sees both: title, people with affiliation, funder, dates, amount and the frozen PDF.',
  },
];
