import { makePackage } from '#app/pdf/package/make-package.server.ts';
import type { OnExport } from '#app/pdf/progress.ts';
import type { Database } from '#prisma/client.server.ts';
import { readAttachments } from '../attachments/attachments.server.ts';
import { heldAssets } from '../pictures/held-pictures.server.ts';
import { proposalToSet } from './set-proposal.server.ts';

/** The package of a proposal as an address asks for it, until `signal` calls it off. Asks nobody's leave: the caller does. */
export async function packProposal(
  db: Database,
  proposalId: string,
  asked: URLSearchParams,
  signal: AbortSignal,
  onProgress: OnExport | null = null,
) {
  const { file, choice, date, set } = await proposalToSet(db, proposalId, asked, signal, onProgress);
  const whole = { ...file, assets: await heldAssets(db, proposalId, file) };
  const supporting = await readAttachments(db, proposalId);
  const made = await makePackage({
    file: whole,
    ...choice,
    supporting,
    date,
    set,
    signal,
    onProgress: onProgress ?? undefined,
  });
  return { title: file.title, ...made };
}
