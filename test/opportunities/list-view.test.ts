import { describe, expect, it } from 'vitest';
import { columns, columnsText, parseColumns } from '#app/opportunities/columns.ts';
import { parseFilter } from '#app/opportunities/filter.ts';
import { keptViewCookie, readKeptView } from '#app/opportunities/kept-view.server.ts';
import { listSearch, parseView, viewSearch, type KeptView } from '#app/opportunities/list-view.ts';

const parse = (search: string, kept?: KeptView) => parseView(new URLSearchParams(search), kept);
const filter = parseFilter(new URLSearchParams('q=climate&status=open&page=3')).filter;

describe('the view of an address', () => {
  it('is the board with its usual columns where nothing is said', () => {
    expect(parse('')).toEqual({ shown: { view: 'board', columns: null, month: null }, notes: [] });
  });

  it('is read, columns in their order and once each', () => {
    expect(parse('view=table&columns=amount,funder&columns=funder&month=2026-12')).toEqual({
      shown: { view: 'table', columns: ['funder', 'amount'], month: '2026-12' },
      notes: [],
    });
    expect(parse('columns=none').shown.columns).toEqual([]);
  });

  it('says what it does not understand and goes on without', () => {
    const { shown, notes } = parse('view=gantt&columns=colour&month=2026-13');
    expect(shown).toEqual({ view: 'board', columns: null, month: null });
    expect(notes).toEqual([
      'There is no view "gantt", so it was ignored. Known are board, table, calendar.',
      'There is no column "colour", so it was ignored.',
      'month="2026-13" is not a month like 2026-12, so it was ignored.',
    ]);
    expect(parse('columns=colour,amount').shown.columns).toEqual(['amount']);
    expect(parse(`columns=${'x,'.repeat(5000)}&view=${'y'.repeat(10_000)}`).notes.length).toBeLessThan(5);
  });

  it('is what the browser remembers unless the address says otherwise', () => {
    const kept: KeptView = { view: 'table', columns: ['source'] };
    expect(parse('', kept).shown).toMatchObject(kept);
    expect(parse('view=board&columns=none', kept).shown).toMatchObject({ view: 'board', columns: [] });
    expect(parse('view=x&columns=x', kept).shown).toMatchObject(kept);
  });
});

describe('the address of a view', () => {
  it('is as short as it can be and reads as it was', () => {
    const shown = { view: 'table', columns: ['funder', 'amount'], month: null } as const;
    const search = listSearch(filter, { ...shown, columns: [...shown.columns] }, { sort: 'title' });
    expect(search).toBe('?q=climate&status=open&sort=title&view=table&columns=funder,amount');
    expect(parse(search).shown).toEqual(shown);
    expect(listSearch(parseFilter(new URLSearchParams()).filter, parse('').shown)).toBe('');
  });

  it('names the board where one goes back to it, and the month only in the calendar', () => {
    expect(viewSearch(filter, parse('view=calendar&month=2027-01').shown, 'board')).toBe(
      '?q=climate&status=open&view=board',
    );
    expect(viewSearch(filter, parse('month=2027-01').shown, 'calendar')).toContain('view=calendar&month=2027-01');
  });
});

describe('what a browser remembers', () => {
  const back = (kept: KeptView) => readKeptView(keptViewCookie(kept).split(';')[0]!);

  it('comes back as it was, also with no column and with all', () => {
    for (const chosen of [null, [], [...columns]])
      expect(back({ view: 'table', columns: chosen })).toEqual({ view: 'table', columns: chosen });
    expect(keptViewCookie({ view: 'table', columns: null })).toContain('; SameSite=Lax');
  });

  it.each([
    null,
    '',
    'callboard_list=',
    'callboard_list=view%3Dx',
    `callboard_list=view=x&columns=${'a,'.repeat(999)}`,
  ])('is nothing in %s', (header) => {
    expect(readKeptView(header)).toEqual({ view: 'board', columns: null });
  });
});

it('columns written are the columns read', () => {
  expect(parseColumns(columnsText(columns))).toEqual({ columns: [...columns], unknown: [] });
});
