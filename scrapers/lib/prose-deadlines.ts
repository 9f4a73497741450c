import type { OpportunityDraft } from '#app/opportunities/draft.ts';
import { findDates } from '#app/opportunities/find-dates.ts';

const MOST = 20;
const WORD =
  /\b(?:deadline|due|closes?|closing|clos(?:es|ing) date|apply (?:by|before|until)|submit\w*|until)\b[^.;]*$/i;

/**
 * Days that stand just behind a word for a deadline, each once: estimates that nobody has verified, so that they neither
 * open nor close a call. `where` is what the prose is of, for the text that is shown beside them.
 */
export function proseDeadlines(text: string, where: 'page' | 'feed'): NonNullable<OpportunityDraft['deadlines']> {
  const days = new Map(
    findDates(text)
      .filter(({ before }) => WORD.test(before))
      .map((found) => [found.date, found]),
  );
  return [...days.values()].slice(0, MOST).map(({ date, context }) => ({
    ...{ kind: 'unknown' as const, date, isEstimate: true },
    rawText: `Not verified, from the prose of the ${where}: “${context}”`,
  }));
}
