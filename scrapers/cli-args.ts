import { statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { SourceDefinition } from './define-source.ts';
import { messageOf } from './errors.ts';

export type ScrapeArgs = {
  /** names of sources; empty for all */
  ids: string[];
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
  const from = values.from === undefined ? undefined : path.resolve(cwd, values.from);
  if (from !== undefined) checkFile(from, ids.length);
  const { 'dry-run': dryRun = false, json = false } = values;
  return { ids, from, dryRun, json };
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
    const { values, positionals } = parseArgs({ args: argv, options: OPTIONS, allowPositionals: true });
    // `--source A B` names two, as `--source A --source B` does.
    if (positionals.length === 0) return values;
    if (!values.source) throw new Error(`Unexpected argument ${JSON.stringify(positionals[0])}`);
    return { ...values, source: [...values.source, ...positionals] };
  } catch (error) {
    throw new UsageError(`${messageOf(error).split('. ')[0]}. ${USAGE}`);
  }
}

/** The sources that were named, or all. Throws UsageError for a name that none has. */
export function chooseSources(ids: readonly string[], sources: readonly SourceDefinition[]): SourceDefinition[] {
  if (ids.length === 0) return [...sources];
  return ids.map((id) => {
    const source = sources.find((one) => one.id === id);
    if (source) return source;
    const known = sources.map((one) => one.id).join(', ');
    throw new UsageError(`There is no source ${JSON.stringify(id)}. Known are ${known}.`);
  });
}
