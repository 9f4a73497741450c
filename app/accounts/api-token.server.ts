import { AppError } from '#app/errors.ts';
import type { Database } from '#prisma/client.server.ts';
import { audit } from './audit.server.ts';
import { hashSecret, newSecret } from './secret.server.ts';

const prefix = 'cb_';
/** A token's last use is written at most this often. */
const touchMs = 10 * 60 * 1000;
/** Living tokens a person may hold. */
const maxTokens = 50;

/** Makes a personal API token. The returned text is the only copy: the database keeps its hash. */
export async function createApiToken(db: Database, personId: string, name: string): Promise<string> {
  const trimmed = name.trim();
  if (!trimmed) throw new AppError('bad_input', 'Give the token a name.', { name: 'Say what will use it.' });
  if (trimmed.length > 80) throw new AppError('bad_input', 'Shorten the name.', { name: 'At most 80 characters.' });
  const token = newSecret(prefix);
  await db.$transaction(async (tx) => {
    if ((await tx.apiToken.count({ where: { personId, revokedAt: null } })) >= maxTokens) {
      throw new AppError('conflict', `You hold ${maxTokens} tokens. Revoke one that is no longer used.`);
    }
    const row = await tx.apiToken.create({ data: { personId, name: trimmed, tokenHash: hashSecret(token) } });
    await audit(tx, personId, 'token.created', { kind: 'token', id: row.id });
  });
  return token;
}

/** Revokes a person's own token; `not_found` when it is not theirs or already revoked. */
export async function revokeApiToken(db: Database, personId: string, id: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.apiToken.updateMany({
      where: { id, personId, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (count === 0) throw new AppError('not_found', 'There is no such token, or it is revoked already.');
    await audit(tx, personId, 'token.revoked', { kind: 'token', id });
  });
}

/** The token text of an `Authorization: Bearer` header, or null. */
export function bearerOf(header: string | null | undefined): string | null {
  return /^Bearer +(\S+)$/i.exec(header?.trim() ?? '')?.[1] ?? null;
}

/** The living token's person, or null when unknown, revoked or of a disabled person. */
export async function readApiToken(db: Database, token: string, now = new Date()) {
  if (!token.startsWith(prefix)) return null;
  const row = await db.apiToken.findUnique({ where: { tokenHash: hashSecret(token) }, include: { person: true } });
  if (!row || row.revokedAt || row.person.disabledAt) return null;
  if (!row.lastUsedAt || now.getTime() - row.lastUsedAt.getTime() >= touchMs) {
    await db.apiToken.updateMany({ where: { id: row.id }, data: { lastUsedAt: now } });
  }
  return row.person;
}
