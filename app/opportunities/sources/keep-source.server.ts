import { randomBytes } from 'node:crypto';
import { audit } from '#app/accounts/audit.server.ts';
import { authorize } from '#app/accounts/authorize.ts';
import type { Actor } from '#app/accounts/can.ts';
import { AppError } from '#app/errors.ts';
import type { Database } from '#prisma/client.server.ts';
import { canonicalUrl } from '../identity.ts';
import { foldText } from '../text.ts';
import { readParams, type SourceParams } from './params.ts';

/** Keeps a source that a curator set up: a new one without `id`, else the changed settings. Gives its id. */
export async function keepSource(db: Database, actor: Actor, params: SourceParams, id: string | null): Promise<string> {
  authorize(actor, 'source.manage');
  return db.$transaction(async (tx) => {
    const made = await tx.source.findMany({ where: { params: { not: null }, removedAt: null } });
    if (id !== null && !made.some((row) => row.id === id)) {
      throw new AppError('not_found', 'There is no such source, or it was removed.');
    }
    const same = made.find((row) => row.id !== id && isSame(readParams(row.params), params));
    if (same) {
      const message = `“${same.title}” reads this address already.`;
      throw new AppError('conflict', message, { url: message });
    }
    const data = { title: params.title, homepage: params.url, params: JSON.stringify(params), nextRunAt: new Date() };
    const kept = id ?? newId(params);
    // another address, or other words to look for, make another answer
    const anew = { ...data, etag: null, lastModified: null };
    if (id === null) await tx.source.create({ data: { ...data, id: kept, createdById: actor!.id } });
    else await tx.source.update({ where: { id }, data: anew });
    await audit(tx, actor!.id, id === null ? 'source.made' : 'source.changed', { kind: 'source', id: kept });
    return kept;
  });
}

const isSame = (a: SourceParams | null, b: SourceParams) =>
  a !== null && a.kind === b.kind && canonicalUrl(a.url) === canonicalUrl(b.url);

/** `own-sloan-news-3f9a21`: apart from every name in scrapers/sources, which never begin with `own-`. */
export function newId({ title }: Pick<SourceParams, 'title'>): string {
  const slug = foldText(title)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
  return ['own', slug, randomBytes(3).toString('hex')].filter(Boolean).join('-');
}
