import { createHash } from 'node:crypto';
import type { Database } from '#prisma/client.server.ts';
import type { SourceDefinition } from '../define-source.ts';
import type { Validators } from './fetch-page.ts';

/** The build that this code is from, named by its sources; null where nothing was built and code may change unseen. */
const BUILD = /\/build\/([0-9a-f]{16})\/process\//.exec(import.meta.url)?.[1] ?? null;

/** Which code and settings read the answers of a source; null where that is not known. */
export function readBy(source: SourceDefinition, codeStamp = BUILD): string | null {
  if (codeStamp === null) return null;
  return createHash('sha256')
    .update(JSON.stringify([codeStamp, source]))
    .digest('hex');
}

const NOTHING_KNOWN: Validators = { etag: null, lastModified: null };

/**
 * What to recognise the last answer by, where "nothing has changed" would be a whole answer: the last run was good and
 * read it as this one would.
 */
export async function answerToCompare(
  db: Database,
  source: SourceDefinition,
  stamp: string | null,
): Promise<Validators> {
  if (stamp === null || !isPlainQuestion(source)) return NOTHING_KNOWN;
  const where = { sourceId: source.id, status: { not: 'running' } };
  const last = await db.fetchRun.findFirst({ where, orderBy: { startedAt: 'desc' } });
  if (last?.origin !== 'network' || !['ok', 'unchanged'].includes(last.status)) return NOTHING_KNOWN;
  const stored = await db.source.findUnique({ where: { id: source.id } });
  if (stored?.readBy !== stamp) return NOTHING_KNOWN;
  return { etag: stored.etag, lastModified: stored.lastModified };
}

const isPlainQuestion = (source: SourceDefinition) =>
  (source.kind === 'pages' || source.kind === 'awards') && (source.request.method ?? 'GET') === 'GET';

/** Keeps what to recognise the answer of a good run by; null where it does not stand for all that was read. */
export async function keepAnswer(
  db: Database,
  sourceId: string,
  validators: Validators | null,
  stamp: string | null,
): Promise<void> {
  const kept = validators ?? NOTHING_KNOWN;
  await db.source.update({ where: { id: sourceId }, data: { ...kept, readBy: validators && stamp } });
}

/** Closes a run whose source says that nothing has changed. Gives how many records its last answer held. */
export async function closeUnchanged(
  db: Database,
  sourceId: string,
  runId: string,
  at: Date,
): Promise<{ seen: number; unchanged: number; rejected: number }> {
  const where = { sourceId, origin: 'network', status: { in: ['ok', 'unchanged'] }, id: { not: runId } };
  const last = await db.fetchRun.findFirst({ where, orderBy: { startedAt: 'desc' } });
  const { seen = 0, rejected = 0 } = last ?? {};
  const counts = { seen, rejected, unchanged: seen - rejected };
  await db.$transaction([
    db.fetchRun.update({ where: { id: runId }, data: { ...counts, status: 'unchanged', finishedAt: new Date() } }),
    db.source.update({ where: { id: sourceId }, data: { lastOkAt: at, failStreak: 0 } }),
    // Of a source that covers all, that stands for the whole answer: all it holds has been checked.
    db.source.updateMany({ where: { id: sourceId, covers: 'all' }, data: { lastWholeAt: at } }),
    db.sourceNotice.updateMany({ where: { sourceId, resolvedAt: null }, data: { resolvedAt: at } }),
  ]);
  return counts;
}
