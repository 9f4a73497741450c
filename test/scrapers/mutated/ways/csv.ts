import { huge, insert, place, replaceOne, type Ways } from './way.ts';

const CELL = /(?<=[,\n])[^,"\n]+(?=[,\n])/g;
const odd = [
  ...[
    '',
    ' ',
    '7',
    '-1',
    'null',
    '=1+1',
    '@SUM(A1)',
    '2027-13-45',
    '31/03/2027',
    '25:61',
    'Mars/Olympus',
    'NaN',
    '1e400',
  ],
  ...[
    'javascript:alert(1)',
    'https://',
    'http://[',
    'ftp://x.example',
    '\u202e',
    '<script>',
    '&#0;',
    '"',
    '""',
    '"a"b',
  ],
];

/** Ways to spoil CSV. */
export const ofCsv: Ways = {
  'another type': { spoil: (text, random) => replaceOne(text, CELL, random.pick(odd), random) },
  'a huge cell': {
    spoil: (text, random) =>
      replaceOne(text, CELL, random.pick(['x', '9', ' ', 'a@', '&lt;']).repeat(huge(random)), random),
  },
  'a quote': { spoil: (text, random) => insert(text, place(text, random), random.pick(['"', '""', '","', '\n"'])) },
  'another delimiter': { spoil: (text, random) => text.replaceAll(',', random.pick([';', '\t', '|', ',,'])) },
  'other ends of lines': {
    spoil: (text, random) => text.replaceAll('\n', random.pick(['\r\n', '\r', '\n\n', '\u2028'])),
  },
  'a column by another name': {
    spoil: (text, random) => {
      const [head, ...rows] = text.split('\n');
      const names = ['title', 'Title', 'url', '__proto__', 'constructor', '', 'no_such', 'AMOUNT MIN'];
      return [replaceOne(head!, /[^,]+/g, random.pick(names), random), ...rows].join('\n');
    },
  },
  'a row many times': {
    spoil: (text, random) => {
      const row = `${text.trim().split('\n').at(-1)}\n`;
      // Another way may have made the row huge.
      const most = Math.ceil(2_000_000 / row.length);
      return `${text}\n${row.repeat(Math.min(most, random.pick([1, 50, 199, 300, 5000])))}`;
    },
  },
  'more cells': {
    spoil: (text, random) => insert(text, place(text, random), ','.repeat(random.pick([1, 20, 100_000]))),
  },
  'empty lines': {
    spoil: (text, random) => insert(text, place(text, random), '\n'.repeat(random.pick([1, 50, 100_000]))),
  },
};
