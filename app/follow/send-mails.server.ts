import type { Log } from '#app/log.server.ts';
import type { Hands } from '#app/mail/smtp.server.ts';
import { MailError } from '#app/mail/mail-error.ts';
import type { Mail } from '#app/mail/message.ts';
import type { Database } from '#prisma/client.server.ts';
import { readMail } from './read-mail.server.ts';

export type SendParts = {
  db: Database;
  log: Pick<Log, 'warn'>;
  /** of this process, unlike any other */
  owner: string;
  siteUrl: string;
  from: string;
  send: (mail: Mail, hands: Pick<Hands, 'onHandOver'>) => Promise<void>;
  now: () => Date;
  /** begins no other mail */
  signal?: AbortSignal;
};

/** Longer than a mail may take (app/mail/smtp.server.ts). */
export const CLAIM_MS = 5 * 60_000;
const MINUTE = 60_000;
/** How long to wait after each try that failed; then the mail has failed. */
const BACKOFF_MS = [1, 5, 15, 60, 180, 360, 720, 1440].map((minutes) => minutes * MINUTE);

/**
 * Sends what is due, one after the other. `claimed` is a mail that nobody has handed over, `handed` one that may have been
 * delivered: a crash leaves the first to be sent again, and the second never is.
 */
export async function sendMails(parts: SendParts): Promise<void> {
  const { db, now } = parts;
  await recoverLost(db, now());
  const due = await db.followMail.findMany({
    where: { state: 'due', nextAt: { lte: now() } },
    orderBy: { nextAt: 'asc' },
    select: { id: true },
    take: 200,
  });
  for (const { id } of due) {
    if (parts.signal?.aborted) return;
    if ((await sendOne(parts, id)) === 'away') return; // the others would only wait for the same
  }
}

async function recoverLost(db: Database, now: Date): Promise<void> {
  const lost = { owner: null, until: null };
  const until = { lt: now };
  await db.followMail.updateMany({ where: { state: 'claimed', until }, data: { state: 'due', nextAt: now, ...lost } });
  await db.followMail.updateMany({
    where: { state: 'handed', until },
    data: { state: 'unsure', endedAt: now, error: 'The server stopped while it was sent.', ...lost },
  });
}

async function sendOne(parts: SendParts, id: string): Promise<'done' | 'away'> {
  const { db, log, owner, now } = parts;
  const until = new Date(now().getTime() + CLAIM_MS);
  const claimed = await db.followMail.updateMany({
    where: { id, state: 'due', nextAt: { lte: now() } },
    data: { state: 'claimed', owner, until, attempts: { increment: 1 } },
  });
  if (claimed.count === 0) return 'done'; // another process has it
  const end = (state: 'sent' | 'unsure' | 'failed' | 'dropped', error: string | null = null) =>
    db.followMail.updateMany({
      where: { id, owner },
      data: { state, error, endedAt: now(), owner: null, until: null },
    });
  const mail = await readMail(db, id, parts);
  if (!mail) {
    await end('dropped');
    return 'done';
  }
  try {
    await parts.send(mail, { onHandOver: () => handOver(db, id, owner) });
    await end('sent');
    return 'done';
  } catch (error) {
    if (!(error instanceof MailError)) throw error;
    log.warn({ mail: id, kind: error.kind, reason: error.message }, 'a mail was not sent');
    const { attempts } = await db.followMail.findUniqueOrThrow({ where: { id }, select: { attempts: true } });
    const wait = BACKOFF_MS[attempts - 1];
    if (error.kind === 'unsure') await end('unsure', error.message);
    else if (error.kind === 'refused' || wait === undefined) await end('failed', error.message);
    else {
      const nextAt = new Date(now().getTime() + wait);
      await db.followMail.updateMany({
        where: { id, owner },
        data: { state: 'due', nextAt, error: error.message, owner: null, until: null },
      });
    }
    return error.kind === 'later' ? 'away' : 'done';
  }
}

/** The last moment before the mail leaves. Who has lost the claim meanwhile lets it be. */
async function handOver(db: Database, id: string, owner: string): Promise<void> {
  const { count } = await db.followMail.updateMany({
    where: { id, owner, state: 'claimed' },
    data: { state: 'handed' },
  });
  if (count === 0) throw new MailError('later', 'another process has taken it over');
}
