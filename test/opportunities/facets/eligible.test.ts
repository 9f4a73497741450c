import { expect, test } from 'vitest';
import { eligibleBits, isEligible as isEligibleBits, type Eligibility } from '#app/opportunities/facets/eligible.ts';
import { kindsOf } from '#app/opportunities/facets/kinds.ts';

const isEligible = (call: Eligibility, value: string) =>
  isEligibleBits({ ...eligibleBits(call), countries: call.countries }, value);

const nobodySays: Eligibility = {
  ...{ acceptsFiscalSponsor: null, acceptsIndividuals: null, paysMaintenance: null, inviteOnly: null },
  ...{ costSharing: null, countries: null },
};

test('what nobody says is neither yes nor no', () => {
  expect(isEligible(nobodySays, 'fiscal_sponsor')).toBeNull();
  expect(isEligible(nobodySays, 'DE')).toBeNull();
  expect(isEligible({ ...nobodySays, inviteOnly: true }, 'not_by_invitation')).toBe(false);
});

test('a country is in where it is named, where its union is, and where all are', () => {
  const from = (countries: string[], asked: string) => isEligible({ ...nobodySays, countries }, asked);
  expect([from(['US'], 'US'), from(['EU'], 'DE'), from([], 'JP')]).toEqual([true, true, true]);
  expect([from(['EU'], 'GB'), from(['US'], 'DE'), from(['DE'], 'EU')]).toEqual([false, false, false]);
});

test.each([
  [
    ['Grant', 'Other'],
    ['grant', 'other'],
  ],
  [['Cooperative Agreement'], ['cooperative_agreement']],
  [['Procurement Contract'], ['contract']],
  [['HORIZON Research and Innovation Actions'], ['grant']],
  [['Fellowship', 'Personal Award'], ['fellowship']],
  [[], []],
])('%j is %j', (instruments, kinds) => expect(kindsOf(instruments, 'open_call')).toEqual(kinds));

test('a page of a programme says so', () => expect(kindsOf([], 'programme_page')).toEqual(['programme']));
