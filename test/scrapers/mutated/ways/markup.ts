import { deep, insert, many, place, replaceOne, type Ways } from './way.ts';

const DECLARATION = /^<\?xml[^>]*\?>\s*/;

/** Document types that define entities, some of them in themselves small and unpacked large. */
const bombs = [
  '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>',
  '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
  '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1/p.dtd"> %p;]>',
  `<!--${' '.repeat(9000)}--><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>`,
  `<!DOCTYPE x [<!ENTITY a0 "ha">${Array.from({ length: 30 }, (_, i) => `<!ENTITY a${i + 1} "&a${i};&a${i};">`).join('')}]>`,
];
const entities = [
  '&a;',
  '&#xD800;',
  '&#0;',
  '&amp;#0;',
  '&#99999999;',
  '&amp;lt;script&amp;gt;',
  '&',
  '&c;&c;',
  '&a30;',
];
const TEXT = /(?<=>)[A-Za-z]/g;

/** Ways to spoil HTML and XML. */
export const ofMarkup: Ways = {
  'deep elements': {
    spoil: (text, random) => insert(text, place(text, random), '<a>'.repeat(deep(random))),
  },
  'deep and closed': {
    spoil: (text, random) => {
      const most = deep(random);
      return insert(text, place(text, random), '<b>'.repeat(most) + '</b>'.repeat(most));
    },
  },
  'an entity bomb': {
    spoil: (text, random) =>
      replaceOne(random.pick(bombs) + text.replace(DECLARATION, ''), TEXT, random.pick(entities), random),
    ends: { feed: 'refused', extract: 'refused' },
  },
  'a document type elsewhere': {
    spoil: (text, random) =>
      replaceOne(
        `<!DOCTYPE x SYSTEM "http://127.0.0.1/x.dtd">${text.replace(DECLARATION, '')}`,
        TEXT,
        random.pick(entities),
        random,
      ),
    ends: { extract: 'refused' },
  },
  'an odd entity': { spoil: (text, random) => replaceOne(text, TEXT, random.pick(entities), random) },
  'another declaration': {
    spoil: (text, random) => {
      const charset = random.pick(['utf-16', 'iso-8859-1', 'windows-1252', 'x-none', 'utf-7', 'shift_jis']);
      return `<?xml version="1.0" encoding="${charset}"?>${text.replace(DECLARATION, '')}`;
    },
  },
  'an element that is another': {
    spoil: (text, random) =>
      replaceOne(
        text,
        /<\/?[A-Za-z][\w:]*/g,
        random.pick(['<item', '</item', '<__proto__', '<constructor', '<rss', '<html', '<x:y']),
        random,
      ),
  },
  'another type': {
    spoil: (text, random) =>
      replaceOne(
        text,
        /(?<=>)[^<>]+(?=<)/g,
        random.pick([
          '',
          ' ',
          '7',
          '-1',
          '<b>x</b>',
          '<title>x</title>',
          'null',
          '2027-13-45',
          '1e400',
          'javascript:x()',
        ]),
        random,
      ),
  },
  'an element twice': {
    spoil: (text, random) => {
      const found = [...text.matchAll(/<(\w+)[^<>]*>[^<]*<\/\1>/g)];
      const one = found.length > 0 ? random.pick(found) : null;
      return one ? insert(text, one.index, one[0].repeat(random.between(1, 50))) : text;
    },
  },
  'many elements': {
    spoil: (text, random) =>
      insert(text, place(text, random), random.pick(['<p>x</p>', '<item/>', '<br>']).repeat(many(random))),
  },
  'an attribute of prototypes': {
    spoil: (text, random) => replaceOne(text, /<[A-Za-z][\w:]*/g, '<item __proto__="x" constructor="y"', random),
  },
  'raw text': {
    spoil: (text, random) =>
      insert(text, place(text, random), random.pick(['<![CDATA[', ']]>', '<!--', '-->', '<?x', '<script>'])),
  },
};
