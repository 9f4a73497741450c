import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, weekday } from '#app/opportunities/calendar-date.ts';
import { dayWords, movedWords, stepWords, targetWords } from '#app/pursuits/plan-words.ts';
import { fridayBefore, nextStep, planSteps } from '#app/pursuits/plan.ts';
import { fc } from '#test/support/fast-check.ts';

const step = (daysBefore: number, more: { setOn?: string; doneAt?: Date } = {}) => ({
  ...{ daysBefore, setOn: null, doneAt: null },
  ...more,
});
const TODAY = '2026-11-27'; // a Friday
const days = (deadline: string | null, ...steps: ReturnType<typeof step>[]) =>
  planSteps(steps, deadline, TODAY).map(({ day }) => day);

describe('a plan', () => {
  it('is counted back from the deadline, over the end of a year and a leap day, the earliest first', () => {
    expect(days('2027-01-06', step(7), step(14), step(0))).toEqual(['2026-12-23', '2026-12-30', '2027-01-06']);
    expect(days('2028-03-01', step(1))).toEqual(['2028-02-29']);
    expect(days('2027-03-02', step(1))).toEqual(['2027-03-01']);
  });

  it.each([
    ['2027-01-10', 1, '2027-01-08', '2027-01-09', 'Saturday'],
    ['2027-01-10', 0, '2027-01-08', '2027-01-10', 'Sunday'],
    ['2027-01-04', 1, '2027-01-01', '2027-01-03', 'Sunday'],
  ])('moves a step %s − %i to Friday %s, and says so', (deadline, before, friday, movedFrom, name) => {
    const [planned] = planSteps([step(before)], deadline, TODAY);
    expect(planned).toMatchObject({ day: friday, movedFrom });
    expect(dayWords(planned!, before)).toContain(`is a ${name}, so the Friday before`);
  });

  it('leaves a day that was set by hand where it is, also on a weekend, and wherever the deadline goes', () => {
    for (const deadline of ['2027-01-06', '2027-09-06', null]) {
      const [planned] = planSteps([step(7, { setOn: '2026-12-05' })], deadline, TODAY);
      expect(planned).toMatchObject({ day: '2026-12-05', movedFrom: null, setByHand: true });
      expect(dayWords(planned!, 7)).toBe('set by hand, a Saturday');
    }
  });

  it('has no days without a deadline, and says why; the longest lead time comes first, after those with a day', () => {
    const plan = planSteps([step(7), step(30), step(9, { setOn: '2027-05-05' })], null, TODAY);
    expect(plan.map(({ day, daysBefore }) => [day, daysBefore])).toEqual([
      ['2027-05-05', 9],
      [null, 30],
      [null, 7],
    ]);
    expect(stepWords(plan[1]!)).toBe('No day yet.');
    expect(plan[1]).toMatchObject({ late: false, daysLeft: null });
  });

  it.each([
    ['2026-12-07', 20, 'This should have begun 10 days ago.'],
    ['2026-12-01', 5, 'This should have begun 1 day ago.'],
    ['2026-12-01', 4, 'Begins today.'],
    ['2026-12-01', 1, 'Begins in 3 days.'],
  ])('says of %s − %i: %s', (deadline, before, words) => {
    expect(stepWords(planSteps([step(before)], deadline, TODAY)[0]!)).toBe(words);
  });

  it('calls nothing late that is done, and passes over it for what is next', () => {
    const plan = planSteps([step(60, { doneAt: new Date() }), step(40), step(1)], '2026-12-10', TODAY);
    expect(plan.map(({ late }) => late)).toEqual([false, true, false]);
    expect(nextStep(plan)).toMatchObject({ daysBefore: 40 });
    expect(nextStep(planSteps([step(3)], null, TODAY))).toBe(null);
  });

  it('never puts a counted step on a weekend, after its lead time, or more than two days before it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 730 }), (offset, before) => {
        const deadline = addDays('2000-01-01', offset);
        const [planned] = planSteps([step(before)], deadline, TODAY);
        const early = daysBetween(planned!.day!, addDays(deadline, -before));
        expect([1, 2, 3, 4, 5]).toContain(weekday(planned!.day!));
        expect(early).toBeGreaterThanOrEqual(0);
        expect(early).toBeLessThanOrEqual(2);
        expect(planned!.movedFrom !== null).toBe(early > 0);
        expect(fridayBefore(planned!.day!)).toBe(planned!.day);
      }),
    );
  });
});

describe('a deadline that moves', () => {
  const target = (date: string) => ({ date, what: 'full proposal', own: false, isEstimate: false, disputed: false });

  it('says where from and where to, and what has not moved', () => {
    expect(movedWords('2027-03-01', target('2027-03-01'), 3)).toBe(null);
    expect(movedWords(null, null, 3)).toBe(null);
    expect(movedWords('2027-03-01', target('2027-03-15'), 0)).toBe(
      'The day that this plan counts back from was 1 Mar 2027 and is 15 Mar 2027 now (full proposal). The steps have moved with it.',
    );
    expect(movedWords('2027-03-01', target('2027-03-15'), 2)).toMatch(/2 that you set by hand have not\.$/);
    expect(movedWords(null, target('2027-03-15'), 1)).toMatch(
      /was unknown and is 15 Mar 2027.*one that you set by hand has not\.$/,
    );
    expect(movedWords('2027-03-01', null, 0)).toMatch(/is unknown now\. Steps .* have no day\.$/);
  });

  it('that is estimated or disputed says so', () => {
    expect(targetWords({ ...target('2027-03-01'), isEstimate: true, disputed: true })).toBe(
      'Counted back from 1 Mar 2027: full proposal, an estimate and disputed.',
    );
    expect(targetWords(null)).toMatch(/names no date/);
  });
});
