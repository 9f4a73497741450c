import { parseIsoDate } from './calendar-date.ts';
import { statuses, type Status } from './types.ts';

export const sorts = ['deadline', 'newest', 'title'] as const;
export type Sort = (typeof sorts)[number];

/** What the list is asked for. An empty array means "any". */
export type OpportunityFilter = {
  q: string;
  status: Status[];
  funder: string[];
  /** YYYY-MM-DD, the next deadline is on or after it */
  closesAfter: string | null;
  /** YYYY-MM-DD, the next deadline is on or before it */
  closesBefore: string | null;
  sort: Sort;
  /** from 1 */
  page: number;
};

export type ParsedFilter = {
  filter: OpportunityFilter;
  /** one sentence for each part of the address that was not understood and therefore ignored */
  notes: string[];
};

const LONGEST_QUERY = 200;

/** Reads `?q status funder closes_after closes_before sort page`. Never throws: what it cannot read it notes. */
export function parseFilter(params: URLSearchParams): ParsedFilter {
  const notes: string[] = [];
  const date = (name: string): string | null => {
    const raw = params.get(name)?.trim();
    if (!raw) return null;
    const parsed = parseIsoDate(raw);
    if (!parsed) notes.push(`${name}=${shown(raw)} is not a date like 2026-12-31, so it was ignored.`);
    return parsed;
  };
  const status = listOf(params, 'status').filter((value): value is Status => {
    if ((statuses as readonly string[]).includes(value)) return true;
    notes.push(`There is no status ${shown(value)}, so it was ignored. Known are ${statuses.join(', ')}.`);
    return false;
  });
  const rawSort = params.get('sort')?.trim() || 'deadline';
  const sort = sorts.find((known) => known === rawSort);
  if (!sort) notes.push(`There is no order ${shown(rawSort)}, so calls are sorted by deadline.`);
  const rawPage = params.get('page')?.trim() || '1';
  const page = /^[1-9]\d{0,5}$/.test(rawPage) ? Number(rawPage) : 1;
  if (String(page) !== rawPage) notes.push(`page=${shown(rawPage)} is not a page number, so this is the first page.`);

  return {
    filter: {
      q: (params.get('q') ?? '').trim().slice(0, LONGEST_QUERY),
      status: [...new Set(status)],
      funder: [
        ...new Set(
          params
            .getAll('funder')
            .map((f) => f.trim())
            .filter(Boolean),
        ),
      ],
      closesAfter: date('closes_after'),
      closesBefore: date('closes_before'),
      sort: sort ?? 'deadline',
      page,
    },
    notes,
  };
}

/** The address of the same list with some parts changed; changing anything but the page goes back to page 1. */
export function filterToSearch(filter: OpportunityFilter, change: Partial<OpportunityFilter> = {}): string {
  const next = { ...filter, page: 1, ...change };
  const params = new URLSearchParams();
  if (next.q) params.set('q', next.q);
  for (const value of next.status) params.append('status', value);
  for (const value of next.funder) params.append('funder', value);
  if (next.closesAfter) params.set('closes_after', next.closesAfter);
  if (next.closesBefore) params.set('closes_before', next.closesBefore);
  if (next.sort !== 'deadline') params.set('sort', next.sort);
  if (next.page > 1) params.set('page', String(next.page));
  const search = params.toString();
  return search ? `?${search}` : '';
}

/** `status=open&status=closing` and `status=open,closing` are the same. */
function listOf(params: URLSearchParams, name: string): string[] {
  return params
    .getAll(name)
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter(Boolean);
}

const shown = (value: string) => JSON.stringify(value.slice(0, 40));
