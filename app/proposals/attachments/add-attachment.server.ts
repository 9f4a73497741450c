import { isVisible } from '#app/accounts/one-line.ts';
import { audit } from '#app/accounts/audit.server.ts';
import { assetsInTurn, sha256 as hashOf, storeAsset } from '#app/archive/asset-store.server.ts';
import { AppError } from '#app/errors.ts';
import type { Database, Transaction } from '#prisma/client.server.ts';
import type { Person } from '../authorize-proposal.server.ts';
import { badField } from '../proposal-input.ts';
import { megabytes, mostFileBytes, mostFiles, mostHeldBytes } from './attachment-limits.ts';
import { listAttachments } from './attachments.server.ts';
import { readAttachmentTitle, readFileName, titleFromName } from './attachment-title.ts';
import { mayChangeAttachments } from './may-change.server.ts';

/**
 * Takes a supporting PDF in, behind those that are there. Throws AppError: `bad_input` with a sentence that says how to
 * mend the file, `too_large` where it or all of them together are over the limits.
 */
export async function addAttachment(
  db: Database,
  person: Person,
  proposalId: string,
  file: File,
  title: string,
  signal: AbortSignal | null = null,
): Promise<void> {
  await mayChangeAttachments(db, person, proposalId);
  if (file.size > mostFileBytes)
    throw tooLarge(`At most ${megabytes(mostFileBytes)} can be sent. Make the pictures in it smaller.`);
  await refuseTooMuch(db, proposalId, file.size);
  const fileName = readFileName(file.name);
  const named = isVisible(title) ? readAttachmentTitle(title) : titleFromName(fileName);
  const { checkSupporting } = await import('#app/pdf/package/supporting-pdf.server.ts');
  const sent = new Uint8Array(await file.arrayBuffer());
  await refuseTwice(db, proposalId, hashOf(sent));
  const { bytes, pages, notices } = await checkSupporting(sent, { key: person.id, signal });
  await assetsInTurn(async () => {
    // the file first: a row must never name bytes that are not on disk
    const sha256 = await storeAsset(bytes);
    const size = bytes.byteLength;
    await db.$transaction(async (tx) => {
      await mayChangeAttachments(tx, person, proposalId);
      await refuseTooMuch(tx, proposalId, size);
      await refuseTwice(tx, proposalId, sha256);
      const last = await tx.proposalAttachment.aggregate({ where: { proposalId }, _max: { position: true } });
      await tx.asset.upsert({ where: { sha256 }, create: { sha256, mediaType: 'application/pdf', size }, update: {} });
      const position = (last._max.position ?? -1) + 1;
      const facts = { title: named, fileName, pages, notices: JSON.stringify(notices), position };
      await tx.proposalAttachment.create({ data: { proposalId, sha256, addedById: person.id, ...facts } });
      await audit(tx, person.id, 'proposal.attach', { kind: 'proposal', id: proposalId }, { sha256 });
    });
  });
}

async function refuseTwice(db: Database | Transaction, proposalId: string, sha256: string): Promise<void> {
  const known = await db.proposalAttachment.findFirst({ where: { proposalId, sha256 } });
  if (known) throw badField('file', `This very file is among the supporting PDFs already, as “${known.title}”.`);
}

async function refuseTooMuch(db: Database | Transaction, proposalId: string, size: number): Promise<void> {
  const held = await listAttachments(db, proposalId);
  if (held.length >= mostFiles)
    throw badField('file', `This proposal has ${mostFiles} supporting PDFs, which is the most. Join some of them.`);
  const all = held.reduce((sum, { bytes }) => sum + bytes, size);
  if (all > mostHeldBytes)
    throw tooLarge(`With this file the supporting PDFs have ${megabytes(all)}; at most ${megabytes(mostHeldBytes)} are kept. Make its pictures smaller, or remove another.`); // prettier-ignore
}

const tooLarge = (message: string) => new AppError('too_large', message, { file: message });
