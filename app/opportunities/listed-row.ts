import type { Column } from './columns.ts';
import { formatAmount } from './money.ts';
import { rivals } from './rivals.ts';
import { otherDates } from './table/other-dates.ts';
import type { RowFacts } from './table/row-facts.ts';
import type { DeadlineFact, OpportunityRow } from './types.ts';
import { deadlineWords, timeWords } from './words.ts';

/** A date and what is due on it, as people read it; `words` may be empty. */
export type ListedDate = { date: string; words: string };

type AsIs = 'id' | 'number' | 'title' | 'funder' | 'status' | 'group' | 'daysLeft' | 'url' | 'uncheckedDays';

/** A call as the views of the list show it. A page has fifty of them, so that nothing goes to the browser that no view shows. */
export type ListedRow = Pick<OpportunityRow, AsIs> & {
  /** the next deadline, or else the last date that it had */
  when: ListedDate | null;
  /** what other sources say instead of the next deadline */
  rivals: readonly { by: string; date: string }[];
  /** the largest or only sum, in words */
  amount: string | null;
  /** only where the column is chosen, as are the next two */
  otherDates: readonly ListedDate[];
  /** `checkedOn`: YYYY-MM-DD */
  sources: readonly { title: string; checkedOn: string }[];
  facts: Partial<RowFacts>;
};

/** One list for all rows that have none: data that is the same is sent once. */
const NONE: readonly never[] = [];
const NO_FACTS: Partial<RowFacts> = {};

/** `today` is the day of whoever looks; `facts` are those of the chosen columns. */
export function listedRow(
  row: OpportunityRow,
  columns: readonly Column[],
  today: string,
  facts: Partial<RowFacts> = NO_FACTS,
): ListedRow {
  const { id, number, title, funder, status, group, daysLeft, url, uncheckedDays, nextDeadline, deadlines } = row;
  const shown = nextDeadline ?? deadlines.filter(({ isPlaceholder }) => !isPlaceholder).at(-1);
  const others = nextDeadline?.disputed ? rivals(nextDeadline, deadlines) : [];
  // Named one by one: objects put together from spread parts take three times as long.
  return {
    id,
    number,
    title,
    funder,
    status,
    group,
    daysLeft,
    url,
    uncheckedDays,
    when: shown ? { date: shown.date, words: joined([deadlineWords(shown), timeWords(shown)]) } : null,
    rivals: others.length > 0 ? others.map(({ sourceTitle, date }) => ({ by: sourceTitle, date })) : NONE,
    amount: formatAmount(row.amount),
    otherDates: columns.includes('other-dates') ? otherDates(row, today).map((one) => otherDate(one, today)) : NONE,
    sources: columns.includes('source')
      ? row.sources.map(({ title, checkedAt }) => ({ title, checkedOn: checkedAt.slice(0, 10) }))
      : NONE,
    facts,
  };
}

const otherDate = (deadline: DeadlineFact, today: string): ListedDate => ({
  date: deadline.date,
  words: joined([deadlineWords(deadline), deadline.date < today ? 'past' : null]),
});

const joined = (words: (string | null)[]) => words.filter(Boolean).join(' · ');
