import { createHash, randomUUID } from 'node:crypto';
import type { ExportResult } from '#app/pdf/export-document.server.ts';
import { exportQueue } from '#app/pdf/queue/export-queue.server.ts';
import { singleton } from '#app/singleton.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { exportJob } from '../../export-proposal.server.ts';
import { rememberPages } from '../../page-counts.server.ts';
import { PreviewLine } from './preview-line.ts';

/** Another process may set the same text otherwise. */
const process = () => singleton('preview-process', randomUUID);
const line = () => singleton('preview-line', () => new PreviewLine<ExportResult>());

/**
 * Sets a proposal as export does, in its own format, and tells where its blocks stand. `tag` is an ETag of all that the
 * file is made of; `result` is null where that is the one `known` already, and then nothing is set. Asks nobody's leave:
 * the caller does.
 */
export async function previewProposal(
  db: Database,
  proposalId: string,
  known: string | null,
  signal: AbortSignal | null = null,
): Promise<{ tag: string; result: ExportResult | null }> {
  const job = await exportJob(db, proposalId);
  const { file, profile, options } = job;
  const made = JSON.stringify([process(), proposalId, file, profile, [...options.pictures.keys()]]);
  const tag = `"${createHash('sha256').update(made).digest('base64url').slice(0, 22)}"`;
  if (known !== null && known.replace(/^W\//, '') === tag) return { tag, result: null };
  const run = async () => {
    const asked = { ...job, options: { ...options, sheets: true } };
    const result = await exportQueue().run(asked, null, null, { key: proposalId });
    rememberPages(proposalId, result);
    return result;
  };
  return { tag, result: await line().ask(proposalId, tag, run, signal) };
}
