import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import tls from 'node:tls';

export type Received = { from: string; to: string; message: string };
/** What becomes of a mail at its end: taken, refused with a line, or the connection is cut before or after it was taken. */
export type Fate = 'take' | 'cut-before' | 'cut-after' | { say: string };

export type FakeSmtp = {
  port: number;
  received: Received[];
  /** decides on each mail; takes all unless told otherwise */
  fate: (mail: Received) => Fate;
  /** lines that clients said, in order, but those of the mails */
  heard: string[];
  /** what the server says of itself */
  offers: string[];
  /** the answer to a sign-in */
  atSignIn: string;
  close: () => Promise<void>;
};

/** A key and its certificate, for 127.0.0.1, which only itself has signed; valid for a hundred years. */
export const certificate = readFileSync(new URL('../fixtures/mail/self-signed.pem', import.meta.url), 'utf8');
const secureContext = tls.createSecureContext({ key: certificate, cert: certificate });

/**
 * A mail server of this machine, on loopback unless told otherwise, that keeps what it is given. `isSecure`: TLS from the
 * first byte. It begins TLS later where STARTTLS is among what it offers.
 */
export async function fakeSmtp(host = '127.0.0.1', { isSecure = false } = {}): Promise<FakeSmtp> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy()); // clients that crash reset the connection
    greet(isSecure ? secured(socket) : socket);
  });
  const greet = (socket: net.Socket) => {
    socket.write('220 fake\r\n');
    serve(socket, fake);
  };
  server.listen(0, host);
  await once(server, 'listening');
  const fake: FakeSmtp = {
    port: (server.address() as AddressInfo).port,
    received: [],
    fate: () => 'take',
    heard: [],
    offers: ['PIPELINING', 'AUTH PLAIN LOGIN'],
    atSignIn: '235 fine',
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
  return fake;
}

function secured(plain: net.Socket): tls.TLSSocket {
  const socket = new tls.TLSSocket(plain, { isServer: true, secureContext });
  return socket.on('error', () => plain.destroy()); // clients that do not trust it go away
}

function serve(socket: net.Socket, fake: FakeSmtp): void {
  let text = '';
  let mail: Received = { from: '', to: '', message: '' };
  let inMail = false;
  let inLogin = 0;
  const say = (line: string) => socket.write(`${line}\r\n`);
  const answer = (line: string) => {
    fake.heard.push(line);
    const address = /<(.*)>/.exec(line)?.[1] ?? '';
    if (/^EHLO /.test(line))
      say(['250-fake', ...fake.offers.map((offer) => `250-${offer}`), '250 8BITMIME'].join('\r\n'));
    else if (line === 'STARTTLS' && fake.offers.includes(line)) {
      socket.write('220 go on\r\n');
      socket.removeAllListeners('data');
      serve(secured(socket), fake);
    } else if (line === 'AUTH LOGIN') say(((inLogin = 2), '334 VXNlcm5hbWU6'));
    else if (inLogin > 0) say((inLogin -= 1) > 0 ? '334 UGFzc3dvcmQ6' : fake.atSignIn);
    else if (/^AUTH /.test(line)) say(fake.atSignIn);
    else if (/^MAIL /.test(line)) say(((mail = { from: address, to: '', message: '' }), '250 fine'));
    else if (/^RCPT /.test(line)) say(/nobody@/.test(line) ? '550 no such mailbox' : ((mail.to = address), '250 fine'));
    else if (line === 'DATA' && mail.to === '') say('503 to whom?');
    else if (line === 'DATA') say(((inMail = true), '354 go on'));
    else if (line === 'QUIT') socket.end('221 bye\r\n');
    else say('500 what?');
  };
  const end = (message: string) => {
    inMail = false;
    mail.message = message.replace(/^\.\./gm, '.');
    const fate = fake.fate(mail);
    if (fate === 'take' || fate === 'cut-after') fake.received.push({ ...mail });
    if (typeof fate === 'object') say(fate.say);
    else if (fate === 'take') say('250 taken');
    else socket.destroy();
  };
  socket.setEncoding('utf8').on('data', (more: string) => {
    text += more;
    for (;;) {
      const stop = inMail ? '\r\n.\r\n' : '\r\n';
      const at = text.indexOf(stop);
      if (at < 0) return;
      const part = text.slice(0, at);
      text = text.slice(at + stop.length);
      if (inMail) end(part);
      else answer(part);
    }
  });
}
