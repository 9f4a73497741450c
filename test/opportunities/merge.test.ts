import { fc } from '#test/support/fast-check.ts';
import { expect, test } from 'vitest';
import { checkDraft, type CheckedDraft } from '#app/opportunities/draft.ts';
import { mergeStatements, type Statement } from '#app/opportunities/ingest/merge.ts';
import type { Authority } from '#app/opportunities/precedence.ts';

function statement(sourceId: string, authority: Authority, facts: Partial<CheckedDraft> = {}): Statement {
  const checked = checkDraft({
    externalKey: 'k',
    keys: ['url:example.org/k'],
    title: `Title by ${sourceId}`,
    funder: { name: `Funder by ${sourceId}` },
    url: `https://${sourceId}.example.org/`,
    summary: `Summary by ${sourceId}`,
    deadlineMode: 'unknown',
    record: {},
    ...facts,
  });
  if ('problem' in checked) throw new Error(checked.problem);
  return { sourceId, authority, draft: checked.draft };
}

const person = statement('person', 'person', { title: 'Mended by a person', summary: null });
const portal = statement('portal', 'portal', { deadlineMode: 'fixed', upstreamStatus: 'posted' });
const feed = statement('feed', 'feed', { postedOn: '2026-07-31' });
const listing = statement('listing', 'aggregator', { postedOn: '2026-08-01', eligibility: 'Everyone' });

test('each fact comes from the weightiest source that states it', () => {
  expect(mergeStatements([listing, feed, portal, person])).toMatchObject({
    title: 'Mended by a person',
    summaryText: 'Summary by feed',
    postedOn: '2026-07-31',
    deadlineMode: 'fixed',
    upstreamStatus: 'posted',
    eligibilityText: 'Everyone',
  });
});

test('the funder’s feed gives words and page, the portal the facts', () => {
  const merged = mergeStatements([portal, feed]);
  expect(merged).toMatchObject({ title: 'Title by portal', funder: 'Funder by portal' });
  expect(merged).toMatchObject({ url: 'https://feed.example.org/', summaryText: 'Summary by feed' });
});

test('an amount is taken whole from one source', () => {
  const amount = { currency: 'USD', kind: 'unknown' as const, rawText: 'x' };
  const merged = mergeStatements([
    statement('a', 'portal', { amount: { ...amount, max: 500 } }),
    statement('b', 'aggregator', { amount: { ...amount, min: 900, currency: 'EUR' } }),
  ]);
  expect(merged).toMatchObject({ amountMin: null, amountMax: 500, currency: 'USD' });
});

test('the order in which sources came makes no difference', () => {
  const all = [person, portal, feed, listing, statement('feed-2', 'feed', { postedOn: '2026-07-30' })];
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (order) => {
      expect(mergeStatements(order)).toEqual(mergeStatements(all));
    }),
  );
});
