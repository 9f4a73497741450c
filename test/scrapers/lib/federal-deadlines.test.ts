import { expect, test } from 'vitest';
import { status } from '#app/opportunities/status.ts';
import { federalDeadlines } from '#scrapers/lib/federal-deadlines.ts';
import { call, deadline } from '#test/opportunities/support.ts';

const closesOn = { date: '2026-09-28', rawText: '2026-09-28' };
const TARGET =
  'Proposers are highly encouraged to submit by a target date. Proposals will be accepted anytime, but they may miss a particular panel or committee meeting.';

test('pitfall 5: a close date that the prose beside it calls a target closes nothing', () => {
  const { deadlineMode, deadlines } = federalDeadlines(closesOn, TARGET, false);
  expect(deadlineMode).toBe('rolling');
  expect(deadlines).toMatchObject([{ kind: 'target', date: '2026-09-28' }]);
  const facts = { upstreamStatus: 'posted', deadlineMode };
  const dates = [deadline({ kind: 'target', date: '2026-09-28' })];
  expect(status(call({ ...facts, deadlines: dates }), new Date('2026-11-27T12:00:00Z'))).toBe('rolling');
});

test.each([
  ['We encourage a target date for letters.', 'fixed', 'full'],
  ['Proposals will be accepted anytime.', 'fixed', 'full'],
  [null, 'fixed', 'full'],
])('with %j beside it the close date stays one', (prose, deadlineMode, kind) => {
  expect(federalDeadlines(closesOn, prose, false)).toMatchObject({ deadlineMode, deadlines: [{ kind }] });
});

test('without a close date proposals are taken at any time where the prose says so', () => {
  expect(federalDeadlines(null, TARGET, false)).toEqual({ deadlineMode: 'rolling', deadlines: [] });
});
