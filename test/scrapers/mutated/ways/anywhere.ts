import { gzipSync } from 'node:zlib';
import { huge, insert, place, replaceOne, type Ends, type Kind, type Ways } from './way.ts';

const refused = { json: 'refused', feed: 'refused', html: 'refused', extract: 'refused', csv: 'refused' } as const;
const TOO_LARGE = 10 * 1024 * 1024 + 1;

/** Whole texts: where one ends early it cannot be taken for the whole. Of HTML and CSV nobody can tell. */
const whole: Partial<Record<Kind, Ends>> = { json: 'refused', feed: 'refused', extract: 'refused' };

/** Ways to spoil any text. */
export const anywhere: Ways = {
  'cut off': {
    spoil: (text, random) => text.slice(0, random.between(0, text.length - 1)),
    ends: whole,
  },
  'a slice gone': {
    spoil: (text, random) => {
      const at = place(text, random);
      return text.slice(0, at) + text.slice(at + random.between(1, 200));
    },
  },
  'a slice twice': {
    spoil: (text, random) => {
      const at = place(text, random);
      return insert(text, at, text.slice(at, at + random.between(1, 400)));
    },
  },
  'two slices changed places': {
    spoil: (text, random) => {
      const [a, b] = [place(text, random), place(text, random)].sort((x, y) => x - y) as [number, number];
      return text.slice(0, a) + text.slice(b) + text.slice(a, b);
    },
  },
  'letters by chance': {
    spoil: (text, random) => {
      const letters = '<>&"\'{}[]:,;\\/\u0001\u00a0\u202e\ufffd\u{1f600}0é ';
      return insert(text, place(text, random), random.pick([...letters]).repeat(random.between(1, 5)));
    },
  },
  'a NUL': { spoil: (text, random) => insert(text, place(text, random), '\0'), ends: refused },
  'UTF-16': { spoil: (text) => Buffer.from(text, 'utf16le'), ends: refused },
  'UTF-16 with its mark': {
    spoil: (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
    ends: { json: 'same', feed: 'same', html: 'same', extract: 'refused', csv: 'refused' },
  },
  'a mark of UTF-8': {
    spoil: (text) => `\ufeff${text}`,
    ends: { json: 'same', feed: 'same', html: 'same', extract: 'same', csv: 'same' },
  },
  'Latin-1': {
    spoil: (text, random) => Buffer.from(insert(text, place(text, random), 'café'), 'latin1'),
    ends: refused,
  },
  'broken bytes': {
    spoil: (text, random) => {
      const bytes = Buffer.from(text);
      for (let i = random.between(1, 20); i > 0; i -= 1)
        bytes[random.between(0, bytes.length - 1)] = random.between(0, 255);
      return bytes;
    },
  },
  packed: { spoil: (text) => gzipSync(text, { level: 1 }), ends: refused },
  'a huge text': {
    spoil: (text, random) =>
      insert(text, place(text, random), random.pick(['x', '9', ' ', 'é', '<', '\n', 'a@']).repeat(huge(random))),
  },
  'a file too large': {
    // Seldom, because it takes its time; else only a text that is large.
    spoil: (text, random) => text + ' '.repeat(random.chance(0.05) ? TOO_LARGE : huge(random)),
  },
  'another number': {
    spoil: (text, random) => {
      const odd = ['-1', '1e999', '99999999999999999999', 'NaN', '0.1', '00', '2026-02-30', '\u0662\u0660'];
      return replaceOne(text, /\d+/g, random.pick(odd), random);
    },
  },
  'white space only': { spoil: () => ' \n\t ', ends: refused },
};
