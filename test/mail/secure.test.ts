import { afterEach, describe, expect, it } from 'vitest';
import { MailError } from '#app/mail/mail-error.ts';
import { readSmtpUrl } from '#app/mail/smtp-url.ts';
import { sendMail } from '#app/mail/smtp.server.ts';
import { certificate, fakeSmtp, type FakeSmtp } from '#test/support/fake-smtp.ts';

let fake: FakeSmtp;
afterEach(() => fake.close());

const letter = { from: 'us@example.org', to: 'ada@example.org', message: 'Subject: Hi\r\n\r\nFirst\r\n' };
const onHandOver = async () => {};
const send = (scheme: 'smtp' | 'smtps', { host = '127.0.0.1', ca = [certificate] } = {}) =>
  sendMail(readSmtpUrl(`${scheme}://ada:se%3Acret@${host}:${fake.port}`, 'https://example.org'), letter, {
    onHandOver,
    ca,
  });
const verbs = () => fake.heard.map((line) => line.split(' ')[0]);
const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('a mail server with TLS', () => {
  it('is spoken to in TLS from the first byte with smtps', async () => {
    fake = await fakeSmtp('127.0.0.1', { isSecure: true });
    await send('smtps');
    expect(fake.received).toHaveLength(1);
    expect(verbs()).toEqual(['EHLO', 'AUTH', 'MAIL', 'RCPT', 'DATA']);
  });

  it('is spoken to in TLS from when it offers it, and hears the password only then', async () => {
    fake = await fakeSmtp();
    fake.offers.push('STARTTLS');
    await send('smtp');
    expect(fake.received).toHaveLength(1);
    expect(verbs()).toEqual(['EHLO', 'STARTTLS', 'EHLO', 'AUTH', 'MAIL', 'RCPT', 'DATA']);
  });

  it.each(['smtp', 'smtps'] as const)('that nobody vouches for is told nothing (%s)', async (scheme) => {
    fake = await fakeSmtp('127.0.0.1', { isSecure: scheme === 'smtps' });
    fake.offers.push('STARTTLS');
    const error = await send(scheme, { ca: [] }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(MailError);
    expect(error).toMatchObject({ kind: 'later', message: expect.stringContaining('self-signed certificate') });
    expect(fake.heard.join()).not.toMatch(/AUTH|MAIL/);
  });

  it('that is another than it should be is told nothing', async () => {
    fake = await fakeSmtp('127.0.0.1', { isSecure: true });
    // Another name of this machine, which the certificate does not have.
    const error = await send('smtps', { host: 'localhost' }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ kind: 'later', message: expect.stringContaining('altnames') });
    expect(fake.heard).toEqual([]);
  });
});

describe('signing in to a mail server', () => {
  it.each([
    ['AUTH PLAIN LOGIN', [`AUTH PLAIN ${base64('\0ada\0se:cret')}`]],
    ['AUTH LOGIN', ['AUTH LOGIN', base64('ada'), base64('se:cret')]],
  ])('where it offers %s', async (offer, said) => {
    fake = await fakeSmtp();
    fake.offers = [offer];
    await send('smtp');
    expect(fake.heard.slice(1, 1 + said.length)).toEqual(said);
    expect(fake.received).toHaveLength(1);
  });

  it('is no fault of the mail when it fails: it may be sent when the password is right', async () => {
    fake = await fakeSmtp();
    fake.atSignIn = '535 wrong password';
    await expect(send('smtp')).rejects.toMatchObject({
      kind: 'later',
      message: expect.stringContaining('535 wrong password'),
    });
    expect(fake.heard.join()).not.toContain('MAIL');
  });
});
