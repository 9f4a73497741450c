import { describe, expect, it } from 'vitest';
import { writeMessage, type Mail } from '#app/mail/message.ts';

const mail: Mail = {
  ...{ from: 'us@example.org', to: 'ada@example.org', subject: 'One call', text: 'Grüße\nzwei', html: '<p>Grüße</p>' },
  ...{ messageId: '0190-aa@example.org', date: new Date('2026-11-27T08:00:00Z'), headers: { 'X-Kind': 'digest' } },
};

const decoded = (text: string) =>
  [...text.matchAll(/=\?UTF-8\?B\?(.*?)\?=/g)].map(([, word]) => Buffer.from(word!, 'base64').toString()).join('');

describe('a mail as it is sent', () => {
  it('is ASCII with short lines, and has both parts', () => {
    const message = writeMessage({ ...mail, text: 'ü'.repeat(3000) });
    expect(message).toMatch(/^[\x20-\x7e\r\n]*$/);
    expect(message.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(Math.max(...message.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(100);
    const parts = [
      ...message.matchAll(/text\/(\w+); charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n([^-]*)/g),
    ];
    expect(parts.map(([, type, body]) => [type, Buffer.from(body!, 'base64').toString()])).toEqual([
      ['plain', 'ü'.repeat(3000)],
      ['html', '<p>Grüße</p>'],
    ]);
    expect(message).toContain('\r\nX-Kind: digest\r\n');
    expect(message).toContain('\r\nDate: Fri, 27 Nov 2026 08:00:00 +0000\r\n');
  });

  it.each(['Förderung für Menschen 👩🏽‍🔬 und '.repeat(6), 'x'.repeat(300), '=?UTF-8?B?eA==?='])(
    'keeps the subject %s',
    (subject) => {
      const head = writeMessage({ ...mail, subject }).split('\r\nFrom:')[0]!;
      expect(decoded(head)).toBe(subject);
      for (const line of head.split('\r\n')) expect(line.length).toBeLessThanOrEqual(85);
    },
  );

  it('has no header that somebody smuggled in', () => {
    const message = writeMessage({
      ...mail,
      subject: 'Hi\r\nBcc: eve@example.org',
      headers: { 'X-A': 'b\r\nBcc: eve' },
    });
    expect(message).not.toMatch(/^Bcc:/m);
  });
});
