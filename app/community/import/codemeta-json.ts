import { parseJson } from './parse-json.ts';
import { Plain } from './plain.ts';
import { onlyTold, unreadable, type Reader } from './reading.ts';

/** Reads a codemeta.json file: JSON-LD in the form that CodeMeta 2 and 3 write. */
export const readCodemeta: Reader = (text) => {
  const parsed = parseJson(text);
  const plain = new Plain();
  const root = software(plain, parsed);
  if (root === undefined) return unreadable('This is not a codemeta.json that can be read.');
  const maintainers = plain.list(root, 'maintainer').length;
  const topics = plain.texts(root, 'keywords').flatMap((line) => line.split(','));
  const told = onlyTold({
    name: plain.text(root, 'name'),
    summary: plain.text(root, 'description'),
    url: address(plain, root, 'url'),
    repository: address(plain, root, 'codeRepository'),
    licence: licenceOf(plain, root),
    topics: topics.length > 0 ? topics.map((topic) => topic.trim()) : undefined,
    maintainers: maintainers > 0 ? maintainers : undefined,
  });
  return { told, notes: plain.notes };
};

/** The thing that is software: the file itself, or the only one in its graph. */
function software(plain: Plain, parsed: unknown): unknown {
  const isSoftware = (thing: unknown) =>
    [...plain.list(thing, '@type'), ...plain.list(thing, 'type')].some(
      (type) => typeof type === 'string' && /^(?:schema:)?Software(?:SourceCode|Application)$/.test(type),
    );
  const found = [parsed, ...plain.list(parsed, '@graph')].filter(isSoftware);
  return found.length === 1 ? found[0] : undefined;
}

/** An address, or a thing that has one. */
function address(plain: Plain, holder: unknown, key: string): string | undefined {
  const value = plain.at(holder, key);
  return typeof value === 'object' ? (plain.text(value, '@id') ?? plain.text(value, 'url')) : plain.text(holder, key);
}

/** An address, a name, or a work that has either; what several are to each other is not said. */
function licenceOf(plain: Plain, root: unknown): string | undefined {
  const texts = plain.list(root, 'license').flatMap((one) => {
    if (typeof one === 'string') return [one.trim()];
    const told = plain.text(one, '@id') ?? plain.text(one, 'url') ?? plain.text(one, 'name');
    return told ? [told] : [];
  });
  return texts.filter(Boolean).join(', ') || undefined;
}
