import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { getLog } from '#app/log.server.ts';
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
  const renew = () =>
    renewClaims(db, by.owner, new Date()).catch((error: unknown) => {
      // One that is lost is taken by whoever comes; the run sees that when it writes.
      getLog().warn({ err: error, source: sourceId }, 'a claim on a source could not be renewed');
    });
  const heart = setInterval(() => void renew(), CLAIM_MS / 3);
  try {
    return await body();
  } finally {
    clearInterval(heart);
    await releaseClaim(db, sourceId, by.owner, new Date());
  }
}
