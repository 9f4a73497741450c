import { audit } from '#app/accounts/audit.server.ts';
import { authorize } from '#app/accounts/authorize.ts';
import type { Actor } from '#app/accounts/can.ts';
import { AppError } from '#app/errors.ts';
import type { Database } from '#prisma/client.server.ts';

/** Private hosts that sources may read, with who let them and why. */
export async function listHosts(db: Database, actor: Actor) {
  authorize(actor, 'host.allow');
  const hosts = await db.allowedHost.findMany({ orderBy: { host: 'asc' } });
  const people = await db.person.findMany({
    where: { id: { in: hosts.flatMap(({ allowedById }) => allowedById ?? []) } },
    select: { id: true, name: true },
  });
  return hosts.map(({ host, reason, allowedById, allowedAt }) => ({
    ...{ host, reason, allowedAt: allowedAt.toISOString() },
    by: people.find(({ id }) => id === allowedById)?.name ?? null,
  }));
}

/** Lets sources read one private host. Throws `bad_input` that says what a host is. */
export async function allowHost(db: Database, actor: Actor, typed: { host: string; reason: string }): Promise<void> {
  authorize(actor, 'host.allow');
  const host = hostOf(typed.host);
  const reason = typed.reason.trim();
  const fields: Record<string, string> = {};
  if (host === null) fields.host = 'Enter a host as it stands in an address: grants.intern.example or 10.0.0.5:8080.';
  if (reason === '') fields.reason = 'Say why sources may read it: whoever comes after you will ask.';
  if (reason.length > 500) fields.reason = 'This is longer than 500 characters.';
  if (host === null || fields.reason) throw new AppError('bad_input', 'The host is not allowed yet.', fields);
  const allowed = { reason, allowedById: actor!.id, allowedAt: new Date() };
  await db.$transaction(async (tx) => {
    await tx.allowedHost.upsert({ where: { host }, create: { host, ...allowed }, update: allowed });
    await audit(tx, actor!.id, 'host.allowed', { kind: 'host', id: host });
  });
}

/** Refuses the host again. */
export async function refuseHost(db: Database, actor: Actor, host: string): Promise<void> {
  authorize(actor, 'host.allow');
  await db.$transaction(async (tx) => {
    const { count } = await tx.allowedHost.deleteMany({ where: { host } });
    if (count === 0) throw new AppError('not_found', 'This host is not allowed. Reload the page.');
    await audit(tx, actor!.id, 'host.refused', { kind: 'host', id: host });
  });
}

/** `Grants.Intern.example:80` → as the runner asks for it: small letters, no usual port; null when it is no host. */
function hostOf(typed: string): string | null {
  const text = typed
    .trim()
    .replace(/^https?:\/\//i, '')
    .replace(/\/$/, '');
  if (!/^[\w.:[\]-]{1,253}$/.test(text) || !URL.canParse(`http://${text}`)) return null;
  const { host, pathname } = new URL(`http://${text}`);
  return pathname === '/' ? host : null;
}
