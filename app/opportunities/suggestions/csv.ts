import { parse } from 'csv-parse/sync';
import type { OpportunityDraft } from '../draft.ts';
import { excerptOf } from '../text.ts';
import { readSuggestion, suggestionFields, type SuggestionForm } from './suggestion-form.ts';

export const MOST_ROWS = 200;
export const MOST_CHARACTERS = 500_000;

export type CsvRow = {
  /** line of the file where the row begins, as editors count them */
  line: number;
  title: string;
  url: string;
  read: { draft: OpportunityDraft; note: string } | null;
  /** `column: what to mend` */
  problems: string[];
};
export type ReadCsv = { rows: CsvRow[]; problem: string | null };

/** The template that people fill in: the columns, and one call as an example. */
export const csvTemplate = [
  suggestionFields.join(','),
  'Essential Open Source Software,Example Foundation,https://foundation.example/calls/2027,,fixed,2027-03-31,17:00,' +
    'Europe/Brussels,full,50000,400000,EUR,Maintenance of software that research depends on.,Any non-profit,On its page',
  '',
].join('\n');

/** Reads rows of proposed calls, each good or with what is wrong in it; `keyOf` names the row. Never throws. */
export function readCsv(text: string, keyOf: (row: number) => string): ReadCsv {
  const nothing = (problem: string): ReadCsv => ({ rows: [], problem });
  if (text.trim() === '') return nothing('The file is empty.');
  if (text.length > MOST_CHARACTERS) return nothing('The file is too large: send at most 500,000 characters at once.');
  // A NUL: UTF-16, or no text at all. What holds one could not be kept.
  if (text.includes('\0')) return nothing('The file is not text in UTF-8. Save it as “CSV UTF-8”.');
  let records: { record: string[]; info: { lines: number } }[];
  try {
    records = parse(text, {
      ...{ bom: true, info: true, relax_column_count: true, skip_empty_lines: true, trim: true },
      ...{ delimiter: delimiterOf(text), max_record_size: 60_000, to: MOST_ROWS + 2 },
    }) as unknown as typeof records;
  } catch (error) {
    const where = (error as { lines?: number }).lines;
    return nothing(`The file cannot be read as CSV${where ? `, from line ${where} on` : ''}: look at its quotes.`);
  }
  const [head, ...body] = records;
  const columns = head!.record.map((name) => name.toLowerCase().replace(/[ -]+/g, '_'));
  const missing = ['title', 'funder', 'url'].filter((name) => !columns.includes(name));
  if (missing.length > 0) {
    return nothing(`The first line must name the columns; it lacks ${missing.join(', ')}. Start from the template.`);
  }
  const strange = columns.filter((name) => name && !suggestionFields.some((field) => field === name));
  if (strange.length > 0)
    return nothing(`There is no column ${excerptOf(strange[0]!, 60)}. Known are ${suggestionFields.join(', ')}.`);
  if (body.length === 0) return nothing('The file has no rows below its first line.');
  if (body.length > MOST_ROWS) return nothing(`The file has more than ${MOST_ROWS} rows. Send it in parts.`);
  return { rows: body.map(({ record, info }, i) => readRow(columns, record, info.lines, keyOf(i))), problem: null };
}

/** What parts the cells: the names of columns hold none of these signs, so that the one in the first line is it. */
function delimiterOf(text: string): string {
  const head = text.trimStart().split(/[\r\n]/, 1)[0]!;
  return [';', '\t'].find((sign) => head.includes(sign)) ?? ',';
}

function readRow(columns: string[], cells: string[], line: number, key: string): CsvRow {
  const cell = (name: string) => cells[columns.indexOf(name)] ?? '';
  const form = Object.fromEntries(suggestionFields.map((name) => [name, columns.includes(name) ? cell(name) : '']));
  const read = readSuggestion(form as SuggestionForm, key);
  const problems = 'problems' in read ? Object.entries(read.problems).map(([name, what]) => `${name}: ${what}`) : [];
  if (cells.length > columns.length) problems.push('The row has more cells than the first line names.');
  const shown = { line, title: form.title ?? '', url: form.url ?? '' };
  return { ...shown, read: 'draft' in read && problems.length === 0 ? read : null, problems };
}
