import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { getSource } from '#scrapers/registry.ts';
import { grantsAnswer } from '../support.ts';
import { mutate } from './mutate.ts';
import { mutations, runMutants } from './run-mutants.ts';

test('spoilt JSON fails cleanly or is read correctly', async () => {
  const whole = JSON.parse(readFileSync(grantsAnswer, 'utf8')) as { data: { oppHits: unknown[] } };
  whole.data.oppHits.splice(3);
  const text = JSON.stringify(whole);
  const { failed } = await runMutants(getSource('grants-gov')!, (random) => mutate(text, 'json', random));
  expect(failed).toBeGreaterThan(mutations / 4);
  expect(failed).toBeLessThan(mutations);
}, 600_000);
