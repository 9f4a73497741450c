import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { asMailError } from './as-mail-error.ts';
import { MailError } from './mail-error.ts';
import { isLoopbackHost, type MailServer } from './smtp-url.ts';

/** For everything together: less than anybody waits before they take a mail for lost. */
const WHOLE_MS = 120_000;

export type Letter = { from: string; to: string; message: string };
export type Hands = {
  /** the last moment at which nothing can have been delivered; when it throws, nothing is */
  onHandOver: () => Promise<void>;
  signal?: AbortSignal;
  wholeMs?: number;
  /** the certificates that may vouch for the server's, instead of those that this machine trusts */
  ca?: readonly string[];
};

/** Hands one mail to a server. Throws MailError, which says whether it may have been delivered all the same. */
export async function sendMail(server: MailServer, letter: Letter, hands: Hands): Promise<void> {
  for (const address of [letter.from, letter.to]) {
    if (/[\s<>]/.test(address)) throw new MailError('refused', `${JSON.stringify(address)} is no mail address`);
  }
  const late = AbortSignal.timeout(hands.wholeMs ?? WHOLE_MS);
  const ending = hands.signal ? AbortSignal.any([late, hands.signal]) : late;
  const connection = connectionTo(server, hands.ca);
  let handing: Promise<void> | null = null;
  // It is read when the server has said that it takes a mail, and not before.
  const message = Readable.from(
    (async function* () {
      await (handing = hands.onHandOver());
      yield letter.message;
    })(),
  );
  const talk = async () => {
    await answered((done) => connection.connect(done));
    const { user, password } = server;
    if (user !== null) await answered((done) => connection.login({ user, pass: password ?? '' }, done));
    await answered((done) => connection.send({ from: letter.from, to: letter.to }, message, done));
    connection.quit();
  };
  try {
    await endedBy(connection, ending, talk);
  } catch (error) {
    // Who is just writing down that the mail leaves is waited for: what they wrote is what holds.
    const handed = await (handing as Promise<void> | null)?.then(
      () => true,
      () => false,
    );
    throw asMailError(error, handed ?? false);
  } finally {
    connection.close();
  }
}

/** TLS is begun where the server offers it; where a password would go to another machine in the clear, it must be. */
function connectionTo({ host, port, secure, user }: MailServer, ca?: readonly string[]): SMTPConnection {
  const requireTLS = user !== null && !isLoopbackHost(host);
  return new SMTPConnection({ host, port, secure, requireTLS, tls: ca ? { ca: [...ca] } : {} });
}

/** Does something with a connection until it fails, or is told to end. */
function endedBy(connection: SMTPConnection, ending: AbortSignal, work: () => Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => reject(ending.reason as Error);
    if (ending.aborted) return end();
    ending.addEventListener('abort', end, { once: true });
    connection.on('error', reject);
    void work()
      .then(resolve, reject)
      .finally(() => ending.removeEventListener('abort', end));
  });
}

const answered = (ask: (done: (error?: Error | null) => void) => void) =>
  new Promise<void>((resolve, reject) => {
    ask((error) => (error ? reject(error) : resolve()));
  });
