/** What became of a proposal, as the archive says it. `unknown` is only for records that others kept. */
export const results = [
  { id: 'submitted', label: 'Awaiting decision', tone: undefined },
  { id: 'funded', label: 'Funded', tone: 'good' },
  { id: 'declined', label: 'Declined', tone: undefined },
  { id: 'unknown', label: 'Outcome not known', tone: undefined },
] as const;

export type Result = (typeof results)[number]['id'];

/** A stored result as a known one. */
export function readResult(stored: string): Result {
  return results.find((result) => result.id === stored)?.id ?? 'unknown';
}

export function resultLabel(id: Result): string {
  return results.find((result) => result.id === id)!.label;
}
