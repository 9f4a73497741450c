import { columnsText, parseColumns, type Column } from './columns.ts';
import { filterToSearch, type OpportunityFilter } from './filter.ts';
import { parseMonth } from './calendar/months.ts';

export const views = ['board', 'table', 'calendar'] as const;
export type View = (typeof views)[number];

/** How the calls of a filter are shown. It narrows nothing: feeds and saved searches know nothing of it. */
export type ListView = {
  view: View;
  /** the facts of a row; null = the usual ones */
  columns: Column[] | null;
  /** YYYY-MM of the calendar; null = the one that the filter or today's date suggests */
  month: string | null;
};

/** What a browser remembers of it (kept-view.server.ts). */
export type KeptView = Pick<ListView, 'view' | 'columns'>;
const NOTHING_KEPT: KeptView = { view: 'board', columns: null };

export type ParsedView = {
  shown: ListView;
  /** one sentence for each part of the address that was not understood and therefore ignored */
  notes: string[];
};

const LONGEST = 400;

/** Reads `?view columns month`. What the address does not say is as the browser remembers. Never throws. */
export function parseView(params: URLSearchParams, kept: KeptView = NOTHING_KEPT): ParsedView {
  const notes: string[] = [];
  const rawView = params.get('view')?.trim() || kept.view;
  const view = views.find((known) => known === rawView);
  if (!view) notes.push(`There is no view ${said(rawView)}, so it was ignored. Known are ${views.join(', ')}.`);

  const rawColumns = params.getAll('columns').join(',').slice(0, LONGEST).trim();
  const asked = rawColumns ? parseColumns(rawColumns) : null;
  for (const word of asked?.unknown ?? []) notes.push(`There is no column ${said(word)}, so it was ignored.`);
  const understood = asked !== null && (asked.columns.length > 0 || asked.unknown.length === 0);

  const rawMonth = params.get('month')?.trim() ?? '';
  const month = rawMonth ? parseMonth(rawMonth) : null;
  if (rawMonth && !month) notes.push(`month=${said(rawMonth)} is not a month like 2026-12, so it was ignored.`);

  return { shown: { view: view ?? kept.view, columns: understood ? asked.columns : kept.columns, month }, notes };
}

/** The parts of an address that show calls this way; the month belongs to the calendar alone. */
export function viewParams({ view, columns, month }: ListView): [name: string, value: string][] {
  const params: [string, string][] = [];
  if (view !== 'board') params.push(['view', view]);
  if (columns && view !== 'calendar') params.push(['columns', columnsText(columns)]);
  if (month && view === 'calendar') params.push(['month', month]);
  return params;
}

/** The address of the same calls, shown the same way, with some parts changed. */
export function listSearch(
  filter: OpportunityFilter,
  shown: ListView,
  change: Partial<OpportunityFilter> = {},
): string {
  return withParams(filterToSearch(filter, change), viewParams(shown));
}

/** The same calls shown another way. It says so also for the board: the browser may remember another view. */
export function viewSearch(filter: OpportunityFilter, shown: ListView, view: View): string {
  const params = viewParams({ ...shown, view }).filter(([name]) => name !== 'view');
  return withParams(filterToSearch(filter), [['view', view], ...params]);
}

function withParams(search: string, more: [string, string][]): string {
  // A comma parts columns; written out, the address can be read.
  const text = more.map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll('%2C', ',')}`).join('&');
  if (!text) return search;
  return search ? `${search}&${text}` : `?${text}`;
}

const said = (value: string) => JSON.stringify(value.slice(0, 40));
