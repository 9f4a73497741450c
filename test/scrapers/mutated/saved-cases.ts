import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { SourceDefinition } from '#scrapers/define-source.ts';
import { sources } from '#scrapers/registry.ts';
import type { Case } from './run-mutants.ts';

const FIXTURES = path.join(import.meta.dirname, '../../fixtures/scrapers');

/** A saved answer as text; JSON as programs send it, without the white space for those who read it. */
export function savedText(id: string, name: string): string {
  const text = readFileSync(path.join(FIXTURES, id, name), 'utf8').trim();
  return name.endsWith('.json') ? JSON.stringify(JSON.parse(text)) : text;
}

/** The saved lists of every source of the registry that is wanted: one that is added is spoilt too. */
export function savedCases(isWanted: (source: SourceDefinition) => boolean): Case[] {
  return sources.filter(isWanted).flatMap((source) =>
    readdirSync(path.join(FIXTURES, source.id))
      .filter((name) => !/\.expected\.json$|^README|^detail-/.test(name))
      .map((name) => ({ source, whole: savedText(source.id, name) })),
  );
}
