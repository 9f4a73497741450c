/** Why a team goes for a call or does not: the same names each time, so that decisions can be compared. */
export const reasons = [
  { id: 'fits-roadmap', side: 'for', words: 'Fits the roadmap' },
  { id: 'pays-maintenance', side: 'for', words: 'Pays maintenance' },
  { id: 'funder-knows-us', side: 'for', words: 'Previous success with this funder' },
  { id: 'partner-available', side: 'for', words: 'A partner is available' },
  { id: 'reusable-text', side: 'for', words: 'Much of it is written already' },
  { id: 'amount-fits', side: 'for', words: 'The amount fits the work' },
  { id: 'people-have-time', side: 'for', words: 'People have time for it' },
  { id: 'deadline-too-near', side: 'against', words: 'The deadline is too near' },
  { id: 'not-eligible', side: 'against', words: 'We may not apply' },
  { id: 'eligibility-unknown', side: 'against', words: 'Whether we may apply is unknown' },
  { id: 'needs-fiscal-sponsor', side: 'against', words: 'Needs a fiscal sponsor' },
  { id: 'needs-partner', side: 'against', words: 'Needs a partner whom we do not have' },
  { id: 'too-small', side: 'against', words: 'Too small for the overhead' },
  { id: 'no-maintenance', side: 'against', words: 'Does not pay maintenance' },
  { id: 'cost-sharing', side: 'against', words: 'Asks for a share that we cannot pay' },
  { id: 'off-roadmap', side: 'against', words: 'Leads away from the roadmap' },
  { id: 'no-slot', side: 'against', words: 'The institution sends another proposal' },
  { id: 'no-time', side: 'against', words: 'Nobody has time for it' },
] as const;
export type ReasonId = (typeof reasons)[number]['id'];
export type ReasonSide = (typeof reasons)[number]['side'];

/** The known reasons among what a form sent, each once and in the order of the list; null where one is not known. */
export function readReasons(sent: readonly string[]): ReasonId[] | null {
  if (sent.some((id) => !reasons.some((known) => known.id === id))) return null;
  return reasons.filter(({ id }) => sent.includes(id)).map(({ id }) => id);
}

/** Stored reasons in words; one that this version does not know keeps its name. */
export function reasonWords(stored: string): string[] {
  return (JSON.parse(stored) as string[]).map((id) => reasons.find((known) => known.id === id)?.words ?? id);
}
