/** A mail in plain text and HTML; `headers` are ASCII, one line each. */
export type Mail = {
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  /** unlike that of any other mail, without its angle brackets */
  messageId: string;
  date: Date;
  headers: Record<string, string>;
};

const LONGEST_LINE = 76;

/** The mail as it is sent (RFC 5322, MIME): CRLF, ASCII only, no line over 76 characters but those of addresses. */
export function writeMessage(mail: Mail): string {
  const boundary = `part-${mail.messageId.replace(/[^A-Za-z0-9]/g, '').slice(0, 50)}`;
  const headers: Record<string, string> = {
    From: `Callboard <${mail.from}>`,
    To: `<${mail.to}>`,
    Date: mail.date.toUTCString().replace(/GMT$/, '+0000'),
    'Message-ID': `<${mail.messageId}>`,
    'MIME-Version': '1.0',
    'Auto-Submitted': 'auto-generated',
    ...mail.headers,
    'Content-Type': `multipart/alternative; boundary="${boundary}"`,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${oneLine(value)}`);
  lines.unshift(`Subject: ${encodeWords(oneLine(mail.subject))}`);
  for (const [type, body] of [
    ['plain', mail.text],
    ['html', mail.html],
  ] as const) {
    lines.push('', `--${boundary}`, `Content-Type: text/${type}; charset=utf-8`, 'Content-Transfer-Encoding: base64');
    lines.push('', inLines(base64(body.replace(/\r?\n/g, '\r\n'))));
  }
  lines.push('', `--${boundary}--`, '');
  return lines.join('\r\n');
}

/** A header's text as encoded words (RFC 2047), cut between characters; plain ASCII stays as it is. */
function encodeWords(plain: string): string {
  if (/^[ -~]*$/.test(plain) && plain.length <= LONGEST_LINE - 10 && !plain.includes('=?')) return plain;
  const words: string[] = [];
  let part = '';
  for (const character of plain) {
    if (base64(part + character).length > 48) {
      words.push(part);
      part = '';
    }
    part += character;
  }
  return [...words, part].map((word) => `=?UTF-8?B?${base64(word)}?=`).join('\r\n ');
}

/** A line end within a header would begin another one. */
const oneLine = (text: string) => text.replace(/[\r\n]+/g, ' ');

const inLines = (text: string) => text.match(new RegExp(`.{1,${LONGEST_LINE}}`, 'g'))?.join('\r\n') ?? '';

function base64(text: string): string {
  let bytes = '';
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return btoa(bytes);
}
