import { expect, test } from 'vitest';
import { fixture } from './support.ts';

test('pitfall 20: no saved answer holds an address of a person', () => {
  for (const name of ['grants-gov/detail-363179.json', 'simpler-grants/search.json', 'nsf-awards/awards.json']) {
    expect(fixture(name)).not.toMatch(/[\w.]+@[\w-]+\.\w+|pdPIName|poName|Roosa/);
  }
});
