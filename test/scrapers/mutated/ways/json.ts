import { deep, huge, insert, many, place, replaceOne, type Ways } from './way.ts';

const VALUE = /(?<=:)(?:"[^"]*"|-?\d+(?:\.\d+)?|true|false|null)(?=[,}\]])/g;

/** Ways to spoil JSON. */
export const ofJson: Ways = {
  'deep lists': {
    spoil: (text, random) => {
      const most = deep(random);
      return insert(text, place(text, random), '['.repeat(most) + ']'.repeat(most));
    },
  },
  'a deep value': {
    spoil: (text, random) => {
      const most = deep(random);
      return replaceOne(text, VALUE, `${'{"a":'.repeat(most)}1${'}'.repeat(most)}`, random);
    },
  },
  'another type': {
    spoil: (text, random) =>
      replaceOne(
        text,
        VALUE,
        random.pick(['null', '7', '[]', '{}', 'true', '"x"', '""', '[["x"]]', '-0', '1e400', '9007199254740993']),
        random,
      ),
  },
  'an object of another type': {
    spoil: (text, random) =>
      replaceOne(text, /\{[^{}]*\}|\[[^[\]]*\]/g, random.pick(['null', '7', '[]', '{}', '"x"', '[null]']), random),
  },
  'a huge value': {
    spoil: (text, random) =>
      replaceOne(text, VALUE, `"${random.pick(['x', '9', ' ', '&lt;p', 'a@', '<b>']).repeat(huge(random))}"`, random),
  },
  'a long list': {
    spoil: (text, random) =>
      replaceOne(
        text,
        VALUE,
        `[${random.pick(['0', '{}', '"x"']).padEnd(4).concat(',').repeat(many(random))}0]`,
        random,
      ),
  },
  'a key twice': {
    spoil: (text, random) =>
      replaceOne(text, /\{"/g, random.pick(['{"id":"7","', '{"title":{},"', '{"oppHits":[],"', '{"":0,"']), random),
  },
  'a key of prototypes': {
    spoil: (text, random) =>
      replaceOne(
        text,
        /\{"/g,
        random.pick(['{"__proto__":{"title":"no"},"', '{"constructor":{"prototype":{}},"', '{"toString":1,"']),
        random,
      ),
  },
  'half a letter': {
    spoil: (text, random) =>
      replaceOne(text, /(?<=")[A-Za-z]/g, random.pick(['\\ud800', '\\udc00x', '\\u0000']), random),
  },
  'a web page': {
    spoil: () => '<!DOCTYPE html><html><body>Sorry</body></html>',
    ends: { json: 'refused' },
  },
};
