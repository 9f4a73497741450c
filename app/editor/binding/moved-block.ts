import type { Transaction } from 'prosemirror-state';

const key = 'callboard.moved';

/** Says of a transaction that all it does is move one block to another number. */
export function markMovedBlock(transaction: Transaction, from: number, to: number): Transaction {
  return transaction.setMeta(key, { from, to });
}

/** From which number to which a transaction moves a block; null for any other. */
export function movedBlock(transaction: Transaction): { from: number; to: number } | null {
  return (transaction.getMeta(key) as { from: number; to: number } | undefined) ?? null;
}
