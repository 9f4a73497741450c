/** Lines of an iCalendar file (RFC 5545), each a name with its parameters and a value. */
const OCTETS = 75;
const encoder = new TextEncoder();
/** Signs of one octet each, as most lines are of. */
const isPlain = /^[\x20-\x7e\t]*$/;

/** A text as a value: one line, without signs that would end it or that no calendar can show. */
export function escapeText(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      // eslint-disable-next-line no-control-regex -- these are what the rule is about
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
      .replace(/[\\;,]/g, '\\$&')
      .replace(/\n/g, '\\n')
  );
}

/** A line cut so that no piece has more than 75 octets and no character is torn apart, with its line break. */
export function foldLine(line: string): string {
  if (line.length <= OCTETS / 3) return `${line}\r\n`;
  if (isPlain.test(line)) {
    let folded = line.slice(0, OCTETS);
    for (let at = OCTETS; at < line.length; at += OCTETS - 1) folded += `\r\n ${line.slice(at, at + OCTETS - 1)}`;
    return `${folded}\r\n`;
  }
  let folded = '';
  let room = OCTETS;
  for (const character of line) {
    const size = character < '\u0080' ? 1 : encoder.encode(character).length;
    if (size > room) {
      folded += '\r\n ';
      room = OCTETS - 1;
    }
    folded += character;
    room -= size;
  }
  return `${folded}\r\n`;
}

/** A day as `20261231`. */
export const calendarDay = (date: string) => date.replaceAll('-', '');

/** An instant as `20261231T170000Z`. */
export const calendarInstant = (instant: Date) => `${instant.toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;
