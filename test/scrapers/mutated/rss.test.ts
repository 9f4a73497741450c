import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { getSource } from '#scrapers/registry.ts';
import { nsfFeed } from '../support.ts';
import { mutate } from './mutate.ts';
import { mutations, runMutants } from './run-mutants.ts';

test('spoilt RSS fails cleanly or is read correctly', async () => {
  const feed = readFileSync(nsfFeed, 'utf8');
  const text = feed.replace(/(<\/item>[^]*?<\/item>)[^]*<\/item>/, '$1');
  const { failed } = await runMutants(getSource('nsf-funding')!, (random) => mutate(text, 'xml', random));
  expect(failed).toBeGreaterThan(mutations / 4);
  expect(failed).toBeLessThan(mutations);
}, 600_000);
