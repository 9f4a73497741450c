import type { Random } from '#test/support/extract/random.ts';

/** One way to spoil a text; gives text, or bytes where it spoils how the text is written. */
type Way = (text: string, random: Random) => string | Uint8Array;
export type Kind = 'json' | 'xml' | 'html';

const place = (text: string, random: Random) => random.between(0, text.length);
const insert = (text: string, at: number, what: string) => text.slice(0, at) + what + text.slice(at);
const DEEP = 100_000;
const HUGE = 700_000;

const anywhere: Record<string, Way> = {
  'cut off': (text, random) => text.slice(0, place(text, random)),
  'a slice gone': (text, random) => {
    const at = place(text, random);
    return text.slice(0, at) + text.slice(at + random.between(1, 200));
  },
  'a slice twice': (text, random) => {
    const at = place(text, random);
    return insert(text, at, text.slice(at, at + random.between(1, 400)));
  },
  'two slices changed places': (text, random) => {
    const [a, b] = [place(text, random), place(text, random)].sort((x, y) => x - y) as [number, number];
    return text.slice(0, a) + text.slice(b) + text.slice(a, b);
  },
  'letters by chance': (text, random) => {
    const letters = '<>&"\'{}[]:,;\\/\u0001\u00a0\u202e\ufffd\u{1f600}0é ';
    return insert(text, place(text, random), random.pick([...letters]).repeat(random.between(1, 5)));
  },
  'a NUL': (text, random) => insert(text, place(text, random), '\0'),
  'UTF-16': (text) => Buffer.from(text, 'utf16le'),
  'UTF-16 with its mark': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'a mark of UTF-8': (text) => `\ufeff${text}`,
  'Latin-1': (text, random) => Buffer.from(insert(text, place(text, random), 'café'), 'latin1'),
  'broken bytes': (text, random) => {
    const bytes = Buffer.from(text);
    for (let i = random.between(1, 20); i > 0; i -= 1)
      bytes[random.between(0, bytes.length - 1)] = random.between(0, 255);
    return bytes;
  },
  'a huge text': (text, random) =>
    insert(text, place(text, random), random.pick(['x', '9', ' ', 'é', '<', '\n']).repeat(HUGE)),
  'another number': (text, random) => {
    const odd = ['-1', '1e999', '99999999999999999999', 'NaN', '0.1', '00', '2026-02-30', '\u0662\u0660'];
    return replaceOne(text, /\d+/g, random.pick(odd), random);
  },
  'white space only': () => ' \n\t ',
};

const ofJson: Record<string, Way> = {
  'deep lists': (text, random) => insert(text, place(text, random), '['.repeat(DEEP) + ']'.repeat(DEEP)),
  'a deep value': (text, random) =>
    replaceOne(text, /"[^"]*"(?=[,}])/g, `${'{"a":'.repeat(400)}1${'}'.repeat(400)}`, random),
  'another type': (text, random) =>
    replaceOne(
      text,
      /(?<=:)(?:"[^"]*"|\d+)(?=[,}\]])/g,
      random.pick(['null', '7', '[]', '{}', 'true', '"x"', '[["x"]]', '-0']),
      random,
    ),
  'a key twice': (text, random) =>
    replaceOne(text, /\{"/g, random.pick(['{"id":"7","', '{"title":{},"', '{"oppHits":[],"', '{"":0,"']), random),
  'a key of prototypes': (text, random) =>
    replaceOne(
      text,
      /\{"/g,
      random.pick(['{"__proto__":{"title":"no"},"', '{"constructor":{"prototype":{}},"', '{"toString":1,"']),
      random,
    ),
  'half a letter': (text, random) =>
    replaceOne(text, /(?<=")[A-Za-z]/g, random.pick(['\\ud800', '\\udc00x', '\\u0000']), random),
  'a web page': () => '<!DOCTYPE html><html><body>Sorry</body></html>',
};

const bombs = [
  '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>',
  '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
  '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1/p.dtd"> %p;]>',
  '<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd">',
  `<!--${' '.repeat(9000)}--><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>`,
];
const entities = ['&a;', '&#xD800;', '&#0;', '&#99999999;', '&amp;lt;script&amp;gt;', '&', '&c;&c;'];

const ofMarkup: Record<string, Way> = {
  'deep elements': (text, random) => insert(text, place(text, random), '<a>'.repeat(DEEP)),
  'deep and closed': (text, random) => insert(text, place(text, random), '<b>'.repeat(DEEP) + '</b>'.repeat(DEEP)),
  'an entity bomb': (text, random) => {
    const spoilt = random.pick(bombs) + text.replace(/^<\?xml[^>]*\?>/, '');
    return replaceOne(spoilt, /(?<=>)[A-Za-z]/g, random.pick(entities), random);
  },
  'an odd entity': (text, random) => replaceOne(text, /(?<=>)[A-Za-z]/g, random.pick(entities), random),
  'another declaration': (text, random) => {
    const charset = random.pick(['utf-16', 'iso-8859-1', 'windows-1252', 'x-none', 'utf-7', 'shift_jis']);
    return `<?xml version="1.0" encoding="${charset}"?>${text.replace(/^<\?xml[^>]*\?>/, '')}`;
  },
  'an element that is another': (text, random) =>
    replaceOne(
      text,
      /<\/?[A-Za-z][\w:]*/g,
      random.pick(['<item', '</item', '<__proto__', '<constructor', '<rss', '<html', '<x:y']),
      random,
    ),
  'an element twice': (text, random) => {
    const found = [...text.matchAll(/<(\w+)[^<>]*>[^<]*<\/\1>/g)];
    const one = found.length > 0 ? random.pick(found) : null;
    return one ? insert(text, one.index, one[0].repeat(random.between(1, 50))) : text;
  },
  'an attribute of prototypes': (text, random) =>
    replaceOne(text, /<[A-Za-z][\w:]*/g, '<item __proto__="x" constructor="y"', random),
  'raw text': (text, random) =>
    insert(text, place(text, random), random.pick(['<![CDATA[', ']]>', '<!--', '-->', '<?x', '<script>'])),
};

const ways: Record<Kind, Record<string, Way>> = {
  json: { ...anywhere, ...ofJson },
  xml: { ...anywhere, ...ofMarkup },
  html: { ...anywhere, ...ofMarkup },
};

/** Spoils a text in one to three ways, as the numbers decide. */
export function mutate(text: string, kind: Kind, random: Random): { how: string; bytes: Uint8Array } {
  const how: string[] = [];
  let now: string | Uint8Array = text;
  for (let left = random.pick([1, 1, 1, 2, 3]); left > 0 && typeof now === 'string'; left -= 1) {
    const [name, way] = random.pick(Object.entries(ways[kind]));
    how.push(name);
    now = way(now, random);
  }
  return { how: how.join(', '), bytes: typeof now === 'string' ? Buffer.from(now) : now };
}

function replaceOne(text: string, pattern: RegExp, by: string, random: Random): string {
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return text;
  const one = random.pick(found);
  return text.slice(0, one.index) + by + text.slice(one.index + one[0].length);
}
