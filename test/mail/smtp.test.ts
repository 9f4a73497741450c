import { networkInterfaces } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MailError } from '#app/mail/mail-error.ts';
import { readSmtpUrl } from '#app/mail/smtp-url.ts';
import { sendMail } from '#app/mail/smtp.server.ts';
import { fakeSmtp, type FakeSmtp } from '#test/support/fake-smtp.ts';

let fake: FakeSmtp;
beforeEach(async () => void (fake = await fakeSmtp()));
afterEach(() => fake.close());

/** An address of this machine that is not loopback. */
const own = Object.values(networkInterfaces())
  .flat()
  .find((address) => address && !address.internal && address.family === 'IPv4');

const letter = { from: 'us@example.org', to: 'ada@example.org', message: 'Subject: Hi\r\n\r\nFirst\r\n.\r\n..two\r\n' };
const server = (user = '') => readSmtpUrl(`smtp://${user}127.0.0.1:${fake.port}`, 'https://calls.example.org');
const fine = async () => {};

async function kindOf(sending: Promise<void>): Promise<string> {
  return sending.then(
    () => 'sent',
    (error: unknown) => {
      if (error instanceof MailError) return error.kind;
      throw error;
    },
  );
}

describe('handing a mail to a server', () => {
  it('arrives whole, lines that begin with a dot too', async () => {
    await sendMail(server(), letter, { onHandOver: fine });
    expect(fake.received).toEqual([{ ...letter, message: letter.message.replace(/\r\n$/, '') }]);
    expect(fake.heard.map((line) => line.split(' ')[0])).toEqual(['EHLO', 'MAIL', 'RCPT', 'DATA']);
  });

  it('signs in with what the address says', async () => {
    await sendMail(server('ada%40x:se%3Acret@'), letter, { onHandOver: fine });
    const auth = fake.heard.find((line) => line.startsWith('AUTH PLAIN '))!;
    expect(Buffer.from(auth.slice('AUTH PLAIN '.length), 'base64').toString()).toBe('\0ada@x\0se:cret');
  });

  it.each([
    ['is refused for good', { say: '554 no' }, 'refused'],
    ['is put off', { say: '451 later' }, 'later'],
    ['is cut off before an answer', 'cut-before', 'unsure'],
    ['is cut off after it was taken', 'cut-after', 'unsure'],
  ] as const)('says what is known when it %s', async (_, fate, kind) => {
    fake.fate = () => fate;
    expect(await kindOf(sendMail(server(), letter, { onHandOver: fine }))).toBe(kind);
  });

  it('knows that nothing was sent when the mailbox, the server or the last word is not there', async () => {
    expect(await kindOf(sendMail(server(), { ...letter, to: 'nobody@example.org' }, { onHandOver: fine }))).toBe(
      'refused',
    );
    const withdrawn = () => Promise.reject(new MailError('later', 'another has it'));
    expect(await kindOf(sendMail(server(), letter, { onHandOver: withdrawn }))).toBe('later');
    const away = server();
    await fake.close();
    expect(await kindOf(sendMail(away, letter, { onHandOver: fine }))).toBe('later');
    expect(fake.received).toEqual([]);
    fake = await fakeSmtp();
  });

  it('is put off when it is called off while somebody writes down that it leaves, unless they have', async () => {
    for (const [ends, kind] of [
      [fine, 'unsure'],
      [() => Promise.reject(new MailError('later', 'another has it')), 'later'],
    ] as const) {
      const stop = new AbortController();
      const onHandOver = async () => {
        stop.abort(new Error('the server stops'));
        await new Promise((resolve) => setImmediate(resolve));
        await ends();
      };
      expect(await kindOf(sendMail(server(), letter, { onHandOver, signal: stop.signal }))).toBe(kind);
    }
    expect(fake.received).toEqual([]);
  });

  it('gives up a server that does not answer, and an address that would say more than one line', async () => {
    fake.offers = [];
    const stalled = AbortSignal.abort();
    expect(await kindOf(sendMail(server(), letter, { onHandOver: fine, signal: stalled }))).toBe('later');
    const two = { ...letter, to: 'a@b.c>\r\nRCPT TO:<eve@b.c' };
    expect(await kindOf(sendMail(server(), two, { onHandOver: fine }))).toBe('refused');
    expect(fake.heard.join()).not.toContain('eve');
  });

  it.skipIf(!own)('does not send a password in the clear to another machine', async () => {
    const other = await fakeSmtp(own!.address);
    const to = { ...server('ada:secret@'), host: own!.address, port: other.port };
    expect(await kindOf(sendMail(to, letter, { onHandOver: fine }))).toBe('later');
    expect(other.heard.join()).not.toContain('AUTH');
    await sendMail({ ...to, user: null }, letter, { onHandOver: fine });
    expect(other.received).toHaveLength(1);
    await other.close();
  });
});

it('reads the address of a mail server', () => {
  const site = 'https://calls.example.org:8443';
  expect(readSmtpUrl('smtps://u:p@mail.example.org?from=hello@example.org', site)).toEqual({
    ...{ host: 'mail.example.org', port: 465, secure: true, user: 'u', password: 'p', from: 'hello@example.org' },
  });
  expect(readSmtpUrl('smtp://[::1]', site)).toEqual({
    ...{ host: '::1', port: 587, secure: false, user: null, password: null, from: 'callboard@calls.example.org' },
  });
});
