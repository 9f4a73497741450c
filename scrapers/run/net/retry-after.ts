/** When a source asks to be asked again: seconds or a date, as HTTP has it; null when it does not say. */
export function retryAfter(header: string | undefined, now: Date): Date | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return new Date(now.getTime() + Number(text) * 1000);
  if (!/^[A-Z][a-z]{2,8},? .*GMT$/.test(text)) return null;
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : new Date(time);
}

/** `2026-11-26 14:05 UTC`, for messages. */
export const inUtc = (at: Date) => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
