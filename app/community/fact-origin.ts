import { formatDay, today } from '#app/opportunities/calendar-date.ts';

type Change = { by: { name: string } | null; file: string | null; at: Date };

/** Where a fact is from: `typed by Ada, 24 Nov 2026` or `from CITATION.cff, 24 Nov 2026`. */
export function originWords({ by, file, at }: Change, zone: string | null): string {
  const day = formatDay(today(at, zone));
  return file ? `from ${file}, ${day}` : `typed by ${by?.name ?? 'a member'}, ${day}`;
}
