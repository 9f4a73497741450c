import { describe, expect, it } from 'vitest';
import type { DeadlineFact, DeadlineKind } from '#app/opportunities/types.ts';
import { deadlineKindsOf, targetOf } from '#app/pursuits/target.ts';

const NOW = new Date('2026-11-27T12:00:00Z');
const due = (kind: DeadlineKind, date: string, more: Partial<DeadlineFact> = {}): DeadlineFact => ({
  ...{ kind, date, track: null, time: null, zone: 'UTC', isEstimate: false, isPlaceholder: false, isInherited: false },
  ...{ source: 's', sourceTitle: 'S', rawText: date, disputed: false },
  ...more,
});
const next = { handInOn: null, deadlineKind: null };
const dateOf = (
  choice: typeof next | { handInOn: string; deadlineKind: null } | { handInOn: null; deadlineKind: string },
  ...all: DeadlineFact[]
) => targetOf(choice, all, NOW, null)?.date ?? null;

describe('the day that a plan counts back from', () => {
  const both = [due('full', '2027-03-01'), due('loi', '2026-12-10')];

  it('is the next date, or the next of the kind that was chosen', () => {
    expect(dateOf(next, ...both)).toBe('2026-12-10');
    expect(dateOf({ handInOn: null, deadlineKind: 'full' }, ...both)).toBe('2027-03-01');
    expect(dateOf({ handInOn: null, deadlineKind: 'stage2' }, ...both)).toBe(null);
  });

  it('is the last one when all have passed, so that the plan stays', () => {
    expect(dateOf(next, due('full', '2026-11-20'), due('loi', '2026-10-01'))).toBe('2026-11-20');
  });

  it('is the team’s own day where it set one, also where the call names none', () => {
    expect(dateOf({ handInOn: '2027-02-01', deadlineKind: null }, ...both)).toBe('2027-02-01');
    expect(dateOf({ handInOn: '2027-02-01', deadlineKind: null })).toBe('2027-02-01');
  });

  it('is never invented: no placeholder, no opening of a window, nothing for a call without dates', () => {
    expect(dateOf(next)).toBe(null);
    expect(dateOf(next, due('full', '2099-12-31', { isPlaceholder: true }), due('window_open', '2027-01-01'))).toBe(
      null,
    );
    expect(deadlineKindsOf([...both, due('questions', '2026-12-01'), due('full', '2027-09-01')])).toEqual([
      'full',
      'loi',
    ]);
  });
});
