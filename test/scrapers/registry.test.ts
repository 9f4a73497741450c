import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { isZone } from '#app/opportunities/calendar-date.ts';
import type { SourceDefinition } from '#scrapers/define-source.ts';
import { getSource, sources } from '#scrapers/registry.ts';

const FOLDER = path.join(import.meta.dirname, '../../scrapers/sources');

test('the registry names every file of scrapers/sources, once, by its id', async () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.ts'));
  const found = await Promise.all(
    files.map(async (name) => {
      const exported = Object.values((await import(path.join(FOLDER, name))) as Record<string, SourceDefinition>);
      expect(exported, `${name} exports one source`).toHaveLength(1);
      expect(exported[0]!.id, `${name} is named by its id`).toBe(name.replace(/\.ts$/, ''));
      return exported[0]!;
    }),
  );
  expect(new Set(sources)).toEqual(new Set(found));
  expect(sources).toHaveLength(files.length);
});

test.each(sources)('$id is declared in full', (source) => {
  expect(source.zone === 'applicant_local' || isZone(source.zone)).toBe(true);
  expect(new URL(source.homepage).protocol).toBe('https:');
  if (source.kind !== 'catalogue') expect(new URL(source.request.url).protocol).toBe('https:');
  expect(source.licence).not.toBe('');
  expect(source.expect.min).toBeGreaterThan(0);
  expect(getSource(source.id)).toBe(source);
});

test('there is no source of an unknown name', () => expect(getSource('constructor')).toBeNull());
