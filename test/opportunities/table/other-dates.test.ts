import { expect, it } from 'vitest';
import { otherDates } from '#app/opportunities/table/other-dates.ts';
import type { OpportunityRow } from '#app/opportunities/types.ts';
import { deadline } from '../support.ts';

it('the other dates of a row: those ahead soonest first, then what has passed, each once', () => {
  const next = deadline({ date: '2026-12-15' });
  const row = {
    nextDeadline: { ...next, daysLeft: 20 },
    deadlines: [
      deadline({ date: '2026-01-15' }),
      deadline({ date: '2026-06-15' }),
      next,
      deadline({ date: '2026-12-15', source: 'b' }),
      deadline({ date: '2027-03-01', kind: 'stage2' }),
      deadline({ date: '2099-01-01', isPlaceholder: true }),
    ],
  } as OpportunityRow;
  expect(otherDates(row, '2026-11-25').map(({ date }) => date)).toEqual(['2027-03-01', '2026-06-15', '2026-01-15']);
  // without a next deadline the last date is what the row shows already
  const closed = { nextDeadline: null, deadlines: row.deadlines.slice(0, 2) } as unknown as OpportunityRow;
  expect(otherDates(closed, '2026-11-25').map(({ date }) => date)).toEqual(['2026-01-15']);
});
