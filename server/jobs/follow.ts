import { randomUUID } from 'node:crypto';
import type { Env } from '#app/env.server.ts';
import { followTick } from '#app/follow/follow-tick.server.ts';
import type { Log } from '#app/log.server.ts';
import { writeMessage } from '#app/mail/message.ts';
import { readSmtpUrl } from '#app/mail/smtp-url.ts';
import { sendMail } from '#app/mail/smtp.server.ts';
import type { Database } from '#prisma/client.server.ts';

const TICK_MS = 60_000;
/** What a mail under way gets to end when the process stops; then nobody knows whether it arrived. */
const GRACE_MS = 5_000;

type Parts = { db: Database; log: Log; env: Pick<Env, 'smtpUrl'>; siteUrl: string; tickMs?: number };

/** Tells those who follow calls what is new, in the app and by mail where SMTP_URL is set. `stop` waits for a mail under way. */
export function startFollowing({ db, log, env, siteUrl, tickMs = TICK_MS }: Parts): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  const breaking = new AbortController();
  const server = env.smtpUrl === null ? null : readSmtpUrl(env.smtpUrl, siteUrl);
  const parts = {
    ...{ db, log, siteUrl, signal: stopping.signal, now: () => new Date() },
    owner: `server ${process.pid} ${randomUUID()}`,
    mail: server && {
      from: server.from,
      send: (mail: Parameters<typeof writeMessage>[0], { onHandOver }: { onHandOver: () => Promise<void> }) =>
        sendMail(
          server,
          { from: mail.from, to: mail.to, message: writeMessage(mail) },
          { onHandOver, signal: breaking.signal },
        ),
    },
  };
  let turn: Promise<void> | null = null;
  const tick = () => {
    turn ??= followTick(parts)
      .catch((error: unknown) => log.error({ err: error }, 'those who follow calls could not be told'))
      .finally(() => (turn = null));
  };
  const clock = setInterval(tick, tickMs);
  clock.unref();
  tick();
  return {
    stop: async () => {
      clearInterval(clock);
      stopping.abort();
      const timer = setTimeout(() => breaking.abort(new Error('the server stops')), GRACE_MS);
      await turn;
      clearTimeout(timer);
    },
  };
}
