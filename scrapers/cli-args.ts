import { statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { SourceDefinition } from './define-source.ts';
import { messageOf } from './errors.ts';
import { getSource, sources } from './registry.ts';

export type ScrapeArgs = {
  sources: SourceDefinition[];
  /** the sources were named, not just all meant */
  named: boolean;
  from: string | undefined;
  dryRun: boolean;
  json: boolean;
};

/** What was typed makes no sense; the message is one line that says how to mend it. */
export class UsageError extends Error {}

const OPTIONS = {
  source: { type: 'string', multiple: true },
  from: { type: 'string' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
  new: { type: 'string' },
} as const;
const USAGE = 'Usage: scrape [--source ID…] [--from FILE] [--dry-run] [--json], or scrape --new ID';

/** Reads what was typed: sources to run, or the name of a new one. A relative FILE is looked for in `cwd`. */
export function readScrapeArgs(argv: string[], cwd: string): ScrapeArgs | { new: string } {
  const values = parse(argv);
  if (values.new !== undefined) {
    if (Object.keys(values).length > 1) throw new UsageError(`--new stands alone. ${USAGE}`);
    return { new: values.new };
  }
  const ids = [...new Set(values.source ?? [])];
  const chosen = ids.length === 0 ? [...sources] : ids.map(requireSource);
  const from = values.from === undefined ? undefined : path.resolve(cwd, values.from);
  if (from !== undefined) checkFile(from, chosen.length);
  const { 'dry-run': dryRun = false, json = false } = values;
  return { sources: chosen, named: ids.length > 0, from, dryRun, json };
}

function checkFile(file: string, sourceCount: number): void {
  if (sourceCount !== 1) {
    throw new UsageError('--from reads one saved answer, so name the one source it is from: --source ID --from FILE.');
  }
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat) throw new UsageError(`There is no file ${file}.`);
  if (!stat.isFile()) throw new UsageError(`${file} is not a file.`);
}

function parse(argv: string[]) {
  try {
    return parseArgs({ args: argv, options: OPTIONS, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(`${messageOf(error).split('. ')[0]}. ${USAGE}`);
  }
}

function requireSource(id: string): SourceDefinition {
  const source = getSource(id);
  if (source) return source;
  const known = sources.map((one) => one.id).join(', ');
  throw new UsageError(`There is no source ${JSON.stringify(id)}. Known are ${known}.`);
}
