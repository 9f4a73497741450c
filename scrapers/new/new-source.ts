import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { messageOf } from '../errors.ts';
import { getSource } from '../registry.ts';
import { addToRegistry } from './add-to-registry.ts';
import { fixtureReadme, nameOf, sourceFile, testFile } from './templates.ts';

/** The source cannot be made; the message is one line that says why. */
export class NewSourceError extends Error {}

const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
/** Words that no constant may have as its name. */
const RESERVED = new Set(
  `await break case catch class const continue debugger default delete do else enum export extends false finally for
  function if implements import in instanceof interface let new null package private protected public return static super
  switch this throw true try typeof var void while with yield eval arguments undefined`.split(/\s+/),
);
const REGISTRY = 'scrapers/registry.ts';

/**
 * Writes a new source below `root` (the folder of the repository): its file, its line in the registry, its folder of
 * saved answers and a test that fails until it is finished. All of it or nothing. Gives the files; throws
 * NewSourceError.
 */
export function newSource(id: string, root: string): string[] {
  if (!ID.test(id) || id.length < 3 || id.length > 40) {
    throw new NewSourceError(
      `${JSON.stringify(id)} is no name for a source: 3 to 40 small letters and digits, with single hyphens between words, such as nsf-funding.`,
    );
  }
  if (getSource(id)) throw new NewSourceError(`There is a source ${id} already.`);
  const registryFile = path.join(root, REGISTRY);
  if (!existsSync(registryFile))
    throw new NewSourceError(`There is no ${REGISTRY} in ${root}, so this is not the source code.`);
  const before = readFileSync(registryFile, 'utf8');
  const name = nameOf(id);
  if (RESERVED.has(name) || new RegExp(`\\b${name}\\b`).test(before + sourceFile('x-x-x'))) {
    throw new NewSourceError(`${id} would be ${name} in the code, which means something else there. Add a word to it.`);
  }
  const registry = addToRegistry(before, id);
  if (registry === null) throw new NewSourceError(`${REGISTRY} is not of the known form; add the source by hand.`);
  const files: [file: string, content: string][] = [
    [`scrapers/sources/${id}.ts`, sourceFile(id)],
    [`test/scrapers/sources/${id}.test.ts`, testFile(id)],
    [`test/fixtures/scrapers/${id}/README.md`, fixtureReadme(id)],
  ];
  const taken = files.find(([file]) => existsSync(path.join(root, file)));
  if (taken) throw new NewSourceError(`There is a file ${taken[0]} already.`);
  writeAll(root, files, registry);
  return [...files.map(([file]) => file), REGISTRY];
}

/** The registry is last and changes in one step: until then nothing knows of the new files, and they are removed. */
function writeAll(root: string, files: [string, string][], registry: string): void {
  const written: string[] = [];
  const next = path.join(root, `${REGISTRY}.next`);
  try {
    for (const [file, content] of [...files, [`${REGISTRY}.next`, registry] as [string, string]]) {
      const target = path.join(root, file);
      mkdirSync(path.dirname(target), { recursive: true });
      written.push(target);
      writeFileSync(target, content);
    }
    renameSync(next, path.join(root, REGISTRY));
  } catch (error) {
    for (const file of written) rmSync(file, { force: true });
    throw new NewSourceError(`The source could not be written: ${messageOf(error)}`);
  }
}
