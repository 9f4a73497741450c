import type { Status } from './types.ts';
import { statusWords } from './words.ts';

/** One choice of the status filter; `value` is what the address carries, several statuses parted by commas. */
export type StatusFacet = { label: string; value: string; count: number; chosen: boolean };

const bundles: { label: string; statuses: readonly Status[] }[] = [
  { label: 'Open', statuses: ['open', 'closing', 'rolling'] },
  { label: 'Coming', statuses: ['upcoming', 'forecast'] },
  { label: 'Paused', statuses: ['paused'] },
  { label: 'Closed', statuses: ['closed', 'archived'] },
  { label: 'Status unknown', statuses: ['unknown'] },
];

/**
 * The statuses as people think of them, in five choices. Where an address asks for only some statuses of a choice,
 * those stand there one by one, so that pressing another choice does not widen what was asked. Empty choices are left out.
 */
export function statusFacets(chosen: readonly Status[], counts: Record<Status, number>): StatusFacet[] {
  return bundles
    .flatMap(({ label, statuses }) => {
      const some = statuses.filter((status) => chosen.includes(status));
      return some.length === 0 || some.length === statuses.length
        ? [{ label, statuses }]
        : statuses.map((status) => ({ label: statusWords[status], statuses: [status] }));
    })
    .map(({ label, statuses }) => ({
      label,
      value: statuses.join(','),
      count: statuses.reduce((sum, status) => sum + (counts[status] ?? 0), 0),
      chosen: statuses.every((status) => chosen.includes(status)),
    }))
    .filter((facet) => facet.count > 0 || facet.chosen);
}

/** How many calls one can apply to now. */
export function openCount(counts: Record<Status, number>): number {
  return bundles[0]!.statuses.reduce((sum, status) => sum + (counts[status] ?? 0), 0);
}
