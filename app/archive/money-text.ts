import { formatMoney } from '#app/opportunities/money.ts';
import type { ArchiveEntry } from './record.ts';

/** `$250k`, `€48,000.50`; null where no amount is known. */
export function moneyText(amount: ArchiveEntry['amount']): string | null {
  return amount && formatMoney(amount.minor, amount.currency);
}
