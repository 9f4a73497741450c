import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '#prisma/client.server.ts';
import { releaseClaim, renewClaims, takeClaim, CLAIM_MS, type Claimant } from './claim.server.ts';

const PATIENCE_MS = 120_000;
const ASK_AGAIN_MS = 250;

type Options = { patienceMs?: number; wait?: (ms: number) => Promise<unknown> };

/**
 * Runs a command's work on a source while nobody else runs it: waits up to two minutes for a run that the server is making,
 * then gives null and has done nothing.
 */
export async function withClaim<T>(
  db: Database,
  sourceId: string,
  body: () => Promise<T>,
  { patienceMs = PATIENCE_MS, wait = sleep }: Options = {},
): Promise<T | null> {
  const by: Claimant = { owner: `command ${randomUUID()}`, trigger: 'command', personId: null };
  for (let waited = 0; !(await takeClaim(db, sourceId, by, new Date())); waited += ASK_AGAIN_MS) {
    if (waited >= patienceMs) return null;
    await wait(ASK_AGAIN_MS);
  }
  const heart = setInterval(() => void renewClaims(db, by.owner, new Date()), CLAIM_MS / 3);
  try {
    return await body();
  } finally {
    clearInterval(heart);
    await releaseClaim(db, sourceId, by.owner, new Date());
  }
}
