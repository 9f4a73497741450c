import { expect, test } from 'vitest';
import { checkDraft, type OpportunityDraft } from '#app/opportunities/draft.ts';

const draft: OpportunityDraft = {
  externalKey: 'k',
  keys: ['url:example.org/k'],
  title: 'A call',
  funder: { name: 'A funder' },
  url: 'https://example.org/k',
  deadlineMode: 'fixed',
  deadlines: [{ kind: 'full', date: '2026-12-15', rawText: 'Dec 15' }],
  record: {},
};

test('a draft is filled with what may be left out', () => {
  expect(checkDraft(draft)).toMatchObject({
    draft: { rawTexts: {}, deadlines: [{ track: null, time: null, zone: null, isEstimate: false }] },
  });
});

test.each([
  [{ title: ' ' }, /^title: is empty/],
  [{ keys: [] }, /^keys: has no canonical key/],
  [{ url: 'javascript:alert(1)' }, /^url: is not a web address/],
  [{ postedOn: '2026-02-30' }, /^postedOn: is not a calendar date/],
  [{ deadlines: [{ kind: 'full', date: '12/15/2026', rawText: '' }] }, /^deadlines\.0\.date: is not a calendar date/],
  [{ deadlines: [{ kind: 'full', date: '2026-12-15', time: '24:00', rawText: '' }] }, /^deadlines\.0\.time: /],
  [{ deadlines: [{ kind: 'full', date: '2026-12-15', zone: 'ET', rawText: '' }] }, /^$|^deadlines\.0\.zone: /],
  [{ amount: { max: 1.5, currency: 'USD', rawText: '' } }, /^amount\.max: /],
  [{ amount: { max: 1, currency: 'dollars', rawText: '' } }, /^amount\.currency: is not a currency code/],
  [{ surprise: true }, /surprise/],
])('%j is refused with its reason', (change, says) => {
  const checked = checkDraft({ ...draft, ...change });
  expect('problem' in checked ? checked.problem : 'accepted').toMatch(says);
});

test('what is no object at all is refused', () => {
  for (const value of [null, undefined, 1, 'text', []]) expect(checkDraft(value)).toHaveProperty('problem');
});
