import { readCitation } from './citation-cff.ts';
import { readCodemeta } from './codemeta-json.ts';
import { readFundingJson } from './funding-json.ts';
import { readPyproject } from './pyproject-toml.ts';
import type { Reader } from './reading.ts';

/** The files of a project that can be read, the one that says most surely first. */
export const readers = {
  'pyproject.toml': readPyproject,
  'CITATION.cff': readCitation,
  'codemeta.json': readCodemeta,
  'funding.json': readFundingJson,
} as const satisfies Record<string, Reader>;
export type FileName = keyof typeof readers;

export const fileNames = Object.keys(readers) as FileName[];

/** Which of them a file is, by its name or else by how it begins; null where neither says. */
export function whichFile(name: string, text: string): FileName | null {
  const base = name.split(/[\\/]/).at(-1)!.toLowerCase();
  const byName = fileNames.find((known) => known.toLowerCase() === base);
  if (byName) return byName;
  if (/^\s*\{/.test(text)) return /"(?:@context|@graph)"/.test(text) ? 'codemeta.json' : 'funding.json';
  if (/^cff-version\s*:/m.test(text)) return 'CITATION.cff';
  return /^\s*\[(?:project|tool\.|build-system)/m.test(text) ? 'pyproject.toml' : null;
}
