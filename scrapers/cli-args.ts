import { statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { SourceDefinition } from './define-source.ts';
import { messageOf } from './errors.ts';
import { getSource, sources } from './registry.ts';

export type ScrapeArgs = { sources: SourceDefinition[]; from: string | undefined; dryRun: boolean; json: boolean };

/** What was typed makes no sense; the message is one line that says how to mend it. */
export class UsageError extends Error {}

const OPTIONS = {
  source: { type: 'string', multiple: true },
  from: { type: 'string' },
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

/** Reads `[--source ID…] [--from FILE] [--dry-run] [--json]`; a relative FILE is looked for in `cwd`. */
export function readScrapeArgs(argv: string[], cwd: string): ScrapeArgs {
  const values = parse(argv);
  const ids = [...new Set(values.source ?? [])];
  const chosen = ids.length === 0 ? [...sources] : ids.map(requireSource);
  const from = values.from === undefined ? undefined : path.resolve(cwd, values.from);
  if (from !== undefined) {
    if (chosen.length !== 1) {
      throw new UsageError(
        '--from reads one saved answer, so name the one source it is from: --source ID --from FILE.',
      );
    }
    const stat = statSync(from, { throwIfNoEntry: false });
    if (!stat) throw new UsageError(`There is no file ${from}.`);
    if (!stat.isFile()) throw new UsageError(`${from} is not a file.`);
  }
  return { sources: chosen, from, dryRun: values['dry-run'] ?? false, json: values.json ?? false };
}

function parse(argv: string[]) {
  try {
    return parseArgs({ args: argv, options: OPTIONS, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(
      `${messageOf(error).split('. ')[0]}. Usage: scrape [--source ID…] [--from FILE] [--dry-run] [--json]`,
    );
  }
}

function requireSource(id: string): SourceDefinition {
  const source = getSource(id);
  if (source) return source;
  const known = sources.map((one) => one.id).join(', ');
  throw new UsageError(`There is no source ${JSON.stringify(id)}. Known are ${known}.`);
}
