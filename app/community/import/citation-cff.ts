import { parseDocument } from 'yaml';
import { Plain } from './plain.ts';
import { onlyTold, unreadable, type Reader } from './reading.ts';
import { isTooDeep } from './too-deep.ts';

/** Reads a Citation File Format file, which is YAML. */
export const readCitation: Reader = (text) => {
  const root = parseYaml(text);
  const plain = new Plain();
  if (plain.at(root, 'cff-version') === undefined && plain.at(root, 'title') === undefined) {
    return unreadable('This is not a citation file that can be read.');
  }
  // Of several licences the format says that any of them may be chosen.
  const licence = plain.texts(root, 'license').join(' OR ');
  const topics = plain.texts(root, 'keywords');
  if (plain.text(root, 'type') === 'dataset') plain.notes.push('The file cites a data set, not software.');
  const told = onlyTold({
    name: plain.text(root, 'title'),
    summary: plain.text(root, 'abstract'),
    url: plain.text(root, 'url'),
    repository: plain.text(root, 'repository-code') ?? plain.text(root, 'repository'),
    licence: licence || undefined,
    topics: topics.length > 0 ? topics : undefined,
  });
  return { told, notes: plain.notes };
};

/** Null where it is no YAML. References are followed a few times and not more: they can be made to multiply. */
function parseYaml(text: string): unknown {
  if (isTooDeep(text)) return null;
  try {
    // Looking for keys that stand twice takes a time that grows with the square of the file.
    const document = parseDocument(text, {
      uniqueKeys: false,
      schema: 'core',
      logLevel: 'silent',
      prettyErrors: false,
    });
    return document.errors.length > 0 ? null : document.toJS({ maxAliasCount: 20 });
  } catch {
    return null; // too deep, or references that multiply
  }
}
