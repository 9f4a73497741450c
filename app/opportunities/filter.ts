import { parseIsoDate } from './calendar-date.ts';
import { eligibleChoices, isEligibleValue, OR_UNKNOWN } from './facets/eligible.ts';
import { statuses, type Status } from './types.ts';

export const sorts = ['deadline', 'relevance', 'newest', 'title'] as const;
export type Sort = (typeof sorts)[number];

/** What the list is asked for. An empty array means "any". */
export type OpportunityFilter = {
  q: string;
  status: Status[];
  funder: string[];
  /** facets/kinds.ts */
  kind: string[];
  tag: string[];
  /** source ids */
  source: string[];
  /** facets/eligible.ts: each must hold */
  eligible: string[];
  /** whole units of the call's own currency: one award may be at least so much */
  min: number | null;
  max: number | null;
  /** ISO code */
  currency: string | null;
  /** YYYY-MM-DD, the next deadline is on or after it */
  closesAfter: string | null;
  /** YYYY-MM-DD, the next deadline is on or before it */
  closesBefore: string | null;
  /** `relevance` where words are asked for and nothing else is said, else `deadline` */
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
const MOST_VALUES = 40;
const MOST_AMOUNT = 1e13;

/** Reads the filter of an address. Never throws: what it cannot read it notes. */
export function parseFilter(params: URLSearchParams): ParsedFilter {
  const notes: string[] = [];
  const typed = (params.get('q') ?? '').replace(/\p{Cc}+/gu, ' ').trim();
  if (typed.length > LONGEST_QUERY) notes.push(`Only the first ${LONGEST_QUERY} letters of the search were used.`);
  const q = typed.slice(0, LONGEST_QUERY).trim();
  const date = (name: string): string | null => {
    const raw = params.get(name)?.trim();
    if (!raw) return null;
    const parsed = parseIsoDate(raw);
    if (!parsed) notes.push(`${name}=${shown(raw)} is not a date like 2026-12-31, so it was ignored.`);
    return parsed;
  };
  const amount = (name: string): number | null => {
    const raw = params.get(name)?.trim();
    if (!raw) return null;
    const plain = raw.replace(/[\s,_']/g, '');
    if (/^\d{1,14}(\.\d{1,2})?$/.test(plain) && Number(plain) <= MOST_AMOUNT) return Number(plain);
    notes.push(`${name}=${shown(raw)} is not an amount like 50000, so it was ignored.`);
    return null;
  };
  const few = (name: string, values: string[]): string[] => {
    const all = [...new Set(values.map((value) => value.trim()).filter(Boolean))];
    if (all.length > MOST_VALUES) notes.push(`Only the first ${MOST_VALUES} choices of ${name} were used.`);
    return all.slice(0, MOST_VALUES);
  };
  const names = (name: string): string[] => few(name, params.getAll(name));
  /** `status=open&status=closing` and `status=open,closing` are the same. */
  const words = (name: string): string[] =>
    few(
      name,
      params.getAll(name).flatMap((value) => value.split(',')),
    );
  const status = words('status').filter((value): value is Status => {
    if ((statuses as readonly string[]).includes(value)) return true;
    notes.push(`There is no status ${shown(value)}, so it was ignored. Known are ${statuses.join(', ')}.`);
    return false;
  });
  const eligible = words('eligible')
    .map((value) => (/^[a-z]{2}$/i.test(value) ? value.toUpperCase() : value.toLowerCase()))
    .filter((value) => {
      if (isEligibleValue(value)) return true;
      const known = [...eligibleChoices, OR_UNKNOWN].join(', ');
      notes.push(
        `eligible=${shown(value)} is not known, so it was ignored. Known are ${known} and country codes such as DE.`,
      );
      return false;
    });
  const rawCurrency = params.get('currency')?.trim().toUpperCase() || null;
  const currency = rawCurrency && /^[A-Z]{3}$/.test(rawCurrency) ? rawCurrency : null;
  if (rawCurrency && !currency) notes.push(`currency=${shown(rawCurrency)} is not a code like USD, so it was ignored.`);
  let [min, max] = [amount('min'), amount('max')];
  if (min !== null && max !== null && min > max) {
    notes.push(`No amount is at least ${min} and at most ${max}, so both were ignored.`);
    [min, max] = [null, null];
  }
  const rawSort = params.get('sort')?.trim();
  const sort = rawSort ? sorts.find((known) => known === rawSort) : defaultSort(q);
  if (!sort) notes.push(`There is no order ${shown(rawSort!)}, so calls are sorted by deadline.`);
  const rawPage = params.get('page')?.trim() || '1';
  const page = /^[1-9]\d{0,5}$/.test(rawPage) ? Number(rawPage) : 1;
  if (String(page) !== rawPage) notes.push(`page=${shown(rawPage)} is not a page number, so this is the first page.`);

  return {
    filter: {
      q,
      status,
      funder: names('funder'),
      kind: words('kind'),
      tag: names('tag'),
      source: names('source'),
      eligible: [...new Set(eligible)],
      ...{ min, max, currency },
      closesAfter: date('closes_after'),
      closesBefore: date('closes_before'),
      sort: sort === 'relevance' && !q ? 'deadline' : (sort ?? 'deadline'),
      page,
    },
    notes,
  };
}

const defaultSort = (q: string): Sort => (q ? 'relevance' : 'deadline');

/** The address of the same list with some parts changed; changing anything but the page goes back to page 1. */
export function filterToSearch(filter: OpportunityFilter, change: Partial<OpportunityFilter> = {}): string {
  const next = { ...filter, page: 1, ...change };
  const params = new URLSearchParams();
  if (next.q) params.set('q', next.q);
  for (const name of ['status', 'funder', 'kind', 'tag', 'source', 'eligible'] as const) {
    for (const value of next[name]) params.append(name, value);
  }
  if (next.min !== null) params.set('min', String(next.min));
  if (next.max !== null) params.set('max', String(next.max));
  if (next.currency) params.set('currency', next.currency);
  if (next.closesAfter) params.set('closes_after', next.closesAfter);
  if (next.closesBefore) params.set('closes_before', next.closesBefore);
  if (next.sort !== defaultSort(next.q)) params.set('sort', next.sort);
  if (next.page > 1) params.set('page', String(next.page));
  const search = params.toString();
  return search ? `?${search}` : '';
}

const shown = (value: string) => JSON.stringify(value.slice(0, 40));
