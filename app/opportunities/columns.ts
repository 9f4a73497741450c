/** The facts that a row of the list may show beside its title, in the order in which they stand. */
export const columns = [
  'next-deadline',
  'other-dates',
  'status',
  'funder',
  'programme',
  'number',
  'kind',
  'amount',
  'eligibility',
  'countries',
  'fiscal-sponsor',
  'posted',
  'source',
] as const;
export type Column = (typeof columns)[number];

/** What people read over each. */
export const columnNames: Record<Column, string> = {
  'next-deadline': 'Next deadline',
  'other-dates': 'Other dates',
  status: 'Status',
  funder: 'Funder',
  programme: 'Programme',
  number: 'Number',
  kind: 'Kind',
  amount: 'Amount',
  eligibility: 'Who may apply',
  countries: 'Countries',
  'fiscal-sponsor': 'Fiscal sponsors',
  posted: 'Posted',
  source: 'Source',
};

/** What is shown where nobody chose. */
export const usualColumns = {
  board: ['next-deadline', 'funder', 'number', 'amount', 'fiscal-sponsor'],
  table: ['next-deadline', 'other-dates', 'status', 'funder', 'number', 'amount', 'fiscal-sponsor'],
} as const satisfies Record<string, readonly Column[]>;

/** How an address says that no fact is wanted. */
const NONE = 'none';

/** Reads `funder,amount`. Each column once, in the order of the list; what is no column is told apart. */
export function parseColumns(text: string): { columns: Column[]; unknown: string[] } {
  const words = text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '' && word !== NONE);
  return {
    columns: columns.filter((column) => words.includes(column)),
    unknown: [...new Set(words.filter((word) => !(columns as readonly string[]).includes(word)))],
  };
}

/** As `parseColumns` reads it. */
export const columnsText = (chosen: readonly Column[]): string => (chosen.length === 0 ? NONE : chosen.join(','));
