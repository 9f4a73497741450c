/** A piece of a message: text, or an address that may be followed. */
export type TextPart = { text: string; href: string | null };

const ADDRESS = /https:\/\/[^\s<>"'`]+/g;
/** What ends a sentence ends no address. */
const TRAILING = '.,;:!?…';
const BRACKETS: Record<string, string> = { ')': '(', ']': '[', '}': '{' };

/** Cuts a text at its https addresses; anything else, of whatever scheme, stays text. Joined, the parts are the text. */
export function linkedText(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  const add = (upTo: number) => {
    if (upTo > from) parts.push({ text: text.slice(from, upTo), href: null });
  };
  for (const match of text.matchAll(ADDRESS)) {
    const address = withoutTrailing(match[0]);
    if (!isPlain(address)) continue;
    add(match.index);
    parts.push({ text: address, href: address });
    from = match.index + address.length;
  }
  add(text.length);
  return parts;
}

/** In one walk: a message of nothing but brackets must not cost its readers. */
function withoutTrailing(address: string): string {
  const counts = new Map<string, number>();
  for (const sign of address) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  const count = (sign: string) => counts.get(sign) ?? 0;
  let end = address.length;
  for (; end > 0; end--) {
    const last = address[end - 1]!;
    if (TRAILING.includes(last)) continue;
    const opening = BRACKETS[last];
    if (opening === undefined || count(opening) >= count(last)) break;
    counts.set(last, count(last) - 1);
  }
  return address.slice(0, end);
}

/** A name and a password before the host make an address look like another's. */
function isPlain(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, username, password } = new URL(address);
  return protocol === 'https:' && username === '' && password === '';
}
