/**
 * The time of day that a source means, as HH:mm; null for a time that only fills a field: midnight stands for the day
 * itself, 23:59 for the whole of it. Seconds are dropped, because they change from one answer to the next.
 */
export function meantTime(hour: number, minute: number): string | null {
  if (!Number.isInteger(hour) || !Number.isInteger(minute)) return null;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return null;
  if ((hour === 0 && minute === 0) || (hour === 23 && minute === 59)) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** 5, `pm` → 17; null for an hour that no such clock has. */
export function hourOf(hour: number, half: string): number | null {
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (/^p/i.test(half) ? 12 : 0);
}
