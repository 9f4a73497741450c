import { AppError } from '#app/errors.ts';
import type { Database, Transaction } from '#prisma/client.server.ts';
import { hashSecret, newSecret } from './secret.server.ts';

export type LinkKind = 'setup' | 'invitation' | 'reset';
export const linkDays = 7;

type LinkFields = {
  email?: string | null;
  role?: string | null;
  proposalId?: string | null;
  proposalRole?: string | null;
  createdById?: string | null;
};

/** Makes a link that works once within seven days and returns its secret, which is stored only as a hash. */
export async function createLink(
  db: Database | Transaction,
  kind: LinkKind,
  fields: LinkFields = {},
  now = new Date(),
): Promise<string> {
  const token = newSecret();
  const expiresAt = new Date(now.getTime() + linkDays * 24 * 60 * 60 * 1000);
  await db.oneTimeLink.create({ data: { ...fields, kind, tokenHash: hashSecret(token), createdAt: now, expiresAt } });
  return token;
}

/** Looks at a link without using it up, since mail scanners and previews open links too. */
export async function readLink(db: Database | Transaction, kind: LinkKind, token: string, now = new Date()) {
  const link = await db.oneTimeLink.findFirst({
    where: { kind, tokenHash: hashSecret(token) },
    include: { createdBy: { select: { id: true, name: true, role: true, disabledAt: true } }, proposal: true },
  });
  if (!link) return { state: 'unknown' as const, link: null };
  if (link.usedAt) return { state: 'used' as const, link: null };
  if (link.expiresAt <= now) return { state: 'expired' as const, link: null };
  return { state: 'open' as const, link };
}
export type OpenLink = Extract<Awaited<ReturnType<typeof readLink>>, { state: 'open' }>['link'];

/**
 * Uses a link up, inside the transaction that does what the link is for, so that of two at once one wins. Throws
 * `conflict` when it is used or expired by now, and the transaction undoes the rest.
 */
export async function useLink(tx: Transaction, kind: LinkKind, token: string, now = new Date()): Promise<void> {
  const { count } = await tx.oneTimeLink.updateMany({
    where: { kind, tokenHash: hashSecret(token), usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  if (count === 0) throw new AppError('conflict', 'This link has been used or has expired. Ask for a new one.');
}
