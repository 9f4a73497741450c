import { createHmac, timingSafeEqual } from 'node:crypto';
import { newSecret } from '#app/accounts/secret.server.ts';
import { AppError } from '#app/errors.ts';
import type { Database } from '#prisma/client.server.ts';
import { settingsOf, stopMail } from './settings.server.ts';

/** The address of a page that stops all mail, or mutes one watch or search, for whoever has it. It never expires. */
export async function unsubscribeUrl(db: Database, siteUrl: string, personId: string, what: string): Promise<string> {
  const query = new URLSearchParams({ person: personId, what, signature: await sign(db, personId, what) });
  return `${siteUrl}/unsubscribe?${query}`;
}

export type Unsubscribing = {
  /** what the link is about, in words that end a sentence: `mail to ada@example.org`, `news of “A call”` */
  about: string;
  /** whether there is still something to stop */
  isOn: boolean;
  stop: () => Promise<void>;
};

/** What a link stops. Throws `not_found` for one that was not signed here. */
export async function readUnsubscribe(db: Database, params: URLSearchParams, now: Date): Promise<Unsubscribing> {
  const part = (name: string) => params.get(name) ?? '';
  const [personId, what, signature] = [part('person'), part('what'), part('signature')];
  if (!isSame(signature, await sign(db, personId, what))) throw badLink();
  const person = await db.person.findUnique({ where: { id: personId }, select: { email: true } });
  if (!person) throw badLink();
  const [, kind, id = ''] = /^(all|watch|search)(?:-(.*))?$/.exec(what) ?? [];
  if (kind === 'all') {
    const { byMail } = await settingsOf(db, personId);
    return { about: `mail to ${person.email}`, isOn: byMail, stop: () => stopMail(db, personId) };
  }
  const where = { id, personId };
  const data = { mutedAt: now };
  if (kind === 'watch') {
    const watch = await db.watch.findFirst({ where, include: { opportunity: { select: { title: true } } } });
    const about = watch ? `news of “${watch.opportunity.title}”` : 'news of this call';
    const stop = async () => void (await db.watch.updateMany({ where: { ...where, mutedAt: null }, data }));
    return { about, isOn: watch?.mutedAt === null, stop };
  }
  const search = await db.savedSearch.findFirst({ where });
  const about = search ? `new calls of the search “${search.name}”` : 'new calls of this search';
  const stop = async () => void (await db.savedSearch.updateMany({ where: { ...where, mutedAt: null }, data }));
  return { about, isOn: search?.mutedAt === null, stop };
}

async function sign(db: Database, personId: string, what: string): Promise<string> {
  const name = 'unsubscribe';
  const { key } = await db.signingKey.upsert({ where: { name }, create: { name, key: newSecret() }, update: {} });
  return createHmac('sha256', key).update(`${personId}\n${what}`).digest('base64url');
}

function isSame(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const badLink = () =>
  new AppError(
    'not_found',
    'This link is not whole. Copy all of it from the mail, or sign in and look under Following.',
  );
