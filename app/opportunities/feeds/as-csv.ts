import { deadlineLine } from '../deadline-line.ts';
import { toMajor } from '../money.ts';
import type { OpportunityRow } from '../types.ts';
import { writeInSlices } from './in-slices.ts';

type Cell = string | number | null;

/** The columns, in their order; new ones are added at the end. */
const columns: Record<string, (call: OpportunityRow, baseUrl: string) => Cell> = {
  id: (call) => call.id,
  number: (call) => call.number,
  title: (call) => call.title,
  funder: (call) => call.funder,
  status: (call) => call.status,
  next_deadline: (call) => call.nextDeadline?.date ?? null,
  next_time: (call) => call.nextDeadline?.time ?? null,
  next_zone: (call) => call.nextDeadline?.zone ?? null,
  deadlines: (call) => call.deadlines.map(deadlineLine).join('; '),
  amount_min: ({ amount }) => major(amount.minMinor, amount.currency),
  amount_max: ({ amount }) => major(amount.maxMinor, amount.currency),
  currency: ({ amount }) => amount.currency,
  url: (call) => call.url,
  page: (call, baseUrl) => `${baseUrl}/opportunities/${call.id}`,
  sources: (call) => [...new Set(call.sources.map(({ id }) => id))].join('; '),
  checked_at: (call) =>
    call.sources
      .map(({ checkedAt }) => checkedAt)
      .sort()
      .at(-1) ?? null,
};

/** Calls as CSV (RFC 4180), UTF-8 without a mark at its beginning; `withMark` adds it for Excel, which needs it. */
export async function asCsv(
  calls: readonly OpportunityRow[],
  baseUrl: string,
  { withMark = false } = {},
): Promise<string> {
  const cells = Object.values(columns);
  const rows = await writeInSlices(calls, (call) => line(cells.map((cell) => cell(call, baseUrl))));
  return `${withMark ? '\ufeff' : ''}${line(Object.keys(columns))}${rows}`;
}

const line = (cells: readonly Cell[]) => `${cells.map(written).join(',')}\r\n`;

function written(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = withoutFormula(cell);
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Spreadsheets run what begins like a formula, also in wide letters; an apostrophe makes it a text. */
const withoutFormula = (text: string) =>
  /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(text) ? `'${text}` : text;

const major = (minor: number | null, currency: string | null) => (minor === null ? null : toMajor(minor, currency));
