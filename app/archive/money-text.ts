import { formatMoney } from '#app/opportunities/money.ts';
import type { ArchiveEntry } from './record.ts';

/** `$250k`, `€48,000.50`; null where no amount is known. */
export function moneyText(amount: ArchiveEntry['amount']): string | null {
  return amount && formatMoney(amount.minor, amount.currency);
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2026-06-30` as `30 Jun 2026`; the same on every server and in every browser. */
export function dateText(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day} ${months[month! - 1]} ${year}`;
}
