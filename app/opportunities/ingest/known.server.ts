import type { CheckedDraft } from '../draft.ts';
import type { Transaction } from '#prisma/client.server.ts';
import { inChunks } from './chunks.ts';
import type { Known, KnownIdentity } from './resolve.ts';

/** Hashes of the records of a source that are stored, by external key. */
export async function readHashes(tx: Transaction, sourceId: string, keys: string[]): Promise<Map<string, string>> {
  const hashes = new Map<string, string>();
  for (const chunk of inChunks(keys)) {
    const where = { sourceId, externalKey: { in: chunk } };
    const rows = await tx.rawRecord.findMany({ where, select: { externalKey: true, contentHash: true } });
    for (const row of rows) hashes.set(row.externalKey, row.contentHash);
  }
  return hashes;
}

/** What is stored of the calls that these drafts may be. */
export async function readKnown(tx: Transaction, sourceId: string, drafts: CheckedDraft[]): Promise<Known> {
  const byExternalKey = new Map<string, KnownIdentity>();
  const byCanonicalKey = new Map<string, KnownIdentity>();
  const byUrl = new Map<string, KnownIdentity>();
  const select = {
    id: true,
    canonicalKey: true,
    number: true,
    title: true,
    links: { where: { sourceId }, select: { externalKey: true } },
  } as const;
  const identity = ({ links, ...call }: Omit<KnownIdentity, 'ownKeys'> & { links: { externalKey: string }[] }) => ({
    ...call,
    ownKeys: links.map((link) => link.externalKey),
  });

  for (const chunk of inChunks(drafts.map((draft) => draft.externalKey))) {
    const where = { sourceId, externalKey: { in: chunk } };
    const links = await tx.opportunityLink.findMany({ where, select: { externalKey: true, opportunity: { select } } });
    for (const link of links) byExternalKey.set(link.externalKey, identity(link.opportunity));
  }
  for (const chunk of inChunks(drafts.flatMap((draft) => draft.keys))) {
    const calls = await tx.opportunity.findMany({ where: { canonicalKey: { in: chunk } }, select });
    for (const call of calls) byCanonicalKey.set(call.canonicalKey, identity(call));
  }
  for (const chunk of inChunks(drafts.map((draft) => draft.url))) {
    const where = { url: { in: chunk } };
    const links = await tx.opportunityLink.findMany({ where, select: { url: true, opportunity: { select } } });
    for (const link of links) byUrl.set(link.url, identity(link.opportunity));
  }
  return { byExternalKey, byCanonicalKey, byUrl };
}
