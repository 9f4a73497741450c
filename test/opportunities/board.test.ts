import { describe, expect, it } from 'vitest';
import { boardGroups } from '#app/opportunities/board-groups.ts';
import { parseFilter } from '#app/opportunities/filter.ts';
import { isNarrowed, listTitle } from '#app/opportunities/list-words.ts';
import { openCount, statusFacets } from '#app/opportunities/status-facets.ts';
import type { ListedRow } from '#app/opportunities/listed-row.ts';
import { statuses, type Group, type Status } from '#app/opportunities/types.ts';
import { windowWords } from '#app/opportunities/window-words.ts';
import { urgencyOf } from '#app/opportunities/urgency.ts';
import { instantWords, timeWords } from '#app/opportunities/words.ts';

const rows = (...groups: Group[]) => groups.map((group, at) => ({ id: String(at), group }) as ListedRow);
const counts = (some: Partial<Record<Status, number>>) =>
  ({ ...Object.fromEntries(statuses.map((status) => [status, 0])), ...some }) as Record<Status, number>;
const filter = (search: string) => parseFilter(new URLSearchParams(search)).filter;

describe('boardGroups', () => {
  it('stands in the order of the board and keeps the order of the rows', () => {
    const groups = boardGroups(rows('this-month', 'this-week', 'this-month', 'closed'), 1, 1);
    expect(groups.map(({ group, calls }) => [group, calls.map((call) => call.id)])).toEqual([
      ['this-week', ['1']],
      ['this-month', ['0', '2']],
      ['closed', ['3']],
    ]);
    expect(groups.every((group) => group.whole && !group.continued)).toBe(true);
  });

  it('counts no group that a page cuts', () => {
    expect(
      boardGroups(rows('later', 'rolling', 'closed'), 2, 3).map(({ whole, continued }) => [whole, continued]),
    ).toEqual([
      [false, true],
      [true, false],
      [false, false],
    ]);
  });
});

describe('statusFacets', () => {
  it('bundles statuses as people think of them and leaves out what is empty', () => {
    expect(statusFacets([], counts({ open: 3, closing: 2, rolling: 1, closed: 4 }))).toEqual([
      { label: 'Open', value: 'open,closing,rolling', count: 6, chosen: false },
      { label: 'Closed', value: 'closed,archived', count: 4, chosen: false },
    ]);
  });

  it('shows a part that an address asks for by itself, chosen even when nothing is in it', () => {
    const facets = statusFacets(['closing'], counts({ open: 3 }));
    expect(facets).toEqual([
      { label: 'Open', value: 'open', count: 3, chosen: false },
      { label: 'Closing soon', value: 'closing', count: 0, chosen: true },
    ]);
  });

  it('counts as open what one can apply to', () => {
    expect(openCount(counts({ open: 1, closing: 2, rolling: 4, forecast: 8, closed: 16 }))).toBe(7);
  });
});

describe('the heading', () => {
  const list = { total: 1200, counts: counts({ open: 1 }) };
  it('counts open calls where nothing is asked, else what matches', () => {
    expect(listTitle(list, filter(''))).toBe('1 open call');
    expect(listTitle(list, filter('q=x'))).toBe('1,200 calls match');
    expect(listTitle({ ...list, total: 1 }, filter('status=open'))).toBe('1 call matches');
    expect(listTitle({ ...list, total: 0 }, filter('q=x'))).toBe('No calls match');
    expect(isNarrowed(filter('sort=title&page=2'))).toBe(false);
  });

  it('says a window of dates in words', () => {
    expect(windowWords(filter('closes_after=2026-12-01&closes_before=2026-12-31'))).toBe('Closing in Dec 2026');
    expect(windowWords(filter('closes_before=2027-02-01'))).toBe('Closing by Mon 1 Feb 2027');
    expect(windowWords(filter('q=x'))).toBeNull();
  });
});

describe('words', () => {
  it('names the clock that counts, or that it is unknown', () => {
    expect(timeWords({ time: '17:00', zone: 'applicant_local' })).toBe('17:00 your institution');
    expect(timeWords({ time: '17:00', zone: 'America/New_York' })).toBe('17:00 New York');
    expect(timeWords({ time: '17:00', zone: null })).toBe('17:00, zone unknown');
    expect(timeWords({ time: null, zone: 'UTC' })).toBeNull();
    expect([-1, 0, 7, 8, 21, 22].map(urgencyOf)).toEqual(['past', 'urgent', 'urgent', 'soon', 'soon', 'calm']);
    expect(instantWords('2026-03-01T06:12:09.000Z')).toBe('1 Mar 2026, 06:12 UTC');
  });
});
