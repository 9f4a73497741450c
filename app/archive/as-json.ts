import { toMajor } from '#app/opportunities/money.ts';
import type { ArchiveEntry } from './record.ts';

/** A record as `/archive.json` and `/archive/:id.json` give it. `amount.value` is in whole units of its currency. */
export function entryAsJson(entry: ArchiveEntry, site: string) {
  const { hasPdf, amount, ...facts } = entry;
  return {
    ...facts,
    funder: facts.funder || null,
    amount: amount && { value: toMajor(amount.minor, amount.currency), currency: amount.currency },
    url: `${site}/archive/${entry.id}`,
    pdf: hasPdf ? `${site}/archive/${entry.id}/proposal.pdf` : null,
  };
}
