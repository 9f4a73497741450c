/** A countdown as a figure and its unit: `15 days`, `1 day`, `today`; a passed one says how long ago. */
export function countdown(daysLeft: number): { figure: string; unit: string } {
  if (daysLeft === 0) return { figure: 'today', unit: '' };
  const days = Math.abs(daysLeft);
  return { figure: String(days), unit: `${days === 1 ? 'day' : 'days'}${daysLeft < 0 ? ' ago' : ''}` };
}
