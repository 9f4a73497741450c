import type { ToldError } from './guard.ts';

/** What a child says: how far its work is (pages read or files added), then the answer or why there is none. */
export type FromChild = { done: number; of: number } | (({ answer: object } | ToldError) & { bytes: number });
