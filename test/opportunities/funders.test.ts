import { expect, test } from 'vitest';
import { funderByAgency, funderByName, funderByRor, knownFunders } from '#app/opportunities/funders.ts';

test('names, codes and identifiers of funders lead to one funder each', () => {
  const names = knownFunders.flatMap(({ name, aliases }) => [name, ...aliases].map((one) => one.toLowerCase()));
  expect(new Set(names).size).toBe(names.length);
  const rors = knownFunders.flatMap(({ rorId }) => rorId ?? []);
  expect(new Set(rors).size).toBe(rors.length);
  for (const ror of rors) expect(ror).toMatch(/^https:\/\/ror\.org\/0[a-z0-9]{8}$/);
  expect(funderByName(' national  science foundation ')).toBe(funderByAgency('NSF'));
  expect(funderByRor('https://ror.org/021nxhr62')).toBe(funderByAgency('NSF'));
  expect(funderByAgency('NSFX')).toBeNull();
  expect(funderByAgency('DOD')).toBeNull();
});
