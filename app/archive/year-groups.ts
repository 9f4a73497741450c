import type { ArchiveEntry } from './record.ts';

export type YearGroup = { year: number | null; entries: ArchiveEntry[] };

/** Entries, already in order, under their years. */
export function yearGroups(entries: readonly ArchiveEntry[]): YearGroup[] {
  const groups: YearGroup[] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    if (last?.year === entry.year) last.entries.push(entry);
    else groups.push({ year: entry.year, entries: [entry] });
  }
  return groups;
}
