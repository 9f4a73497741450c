import type { ReactNode } from 'react';
import { ExternalLink } from '#app/ui/external-link.tsx';
import { formatDate } from '../calendar-date.ts';
import { formatAmount } from '../money.ts';
import { deadlineKindWords, deadlineModeWords, timeWords } from '../words.ts';
import type { SuggestionView } from './suggestion-view.server.ts';

/** What a proposed call says, as its call would show it. */
export function SuggestionFacts({ draft, note }: Pick<SuggestionView, 'draft' | 'note'>) {
  const amount = draft.amount && {
    minMinor: draft.amount.min ?? null,
    maxMinor: draft.amount.max ?? null,
    ...{ totalMinor: null, currency: draft.amount.currency, rawText: null },
  };
  const facts: [string, ReactNode][] = [
    ['Funder', draft.funder.name],
    [
      'Page',
      <ExternalLink key="page" href={draft.url}>
        {draft.url}
      </ExternalLink>,
    ],
    ['Number', draft.number],
    ['Takes proposals', draft.deadlineMode === 'unknown' ? null : deadlineModeWords[draft.deadlineMode]],
    [
      'Deadline',
      draft.deadlines.map((deadline) => (
        <span key={deadline.rawText}>
          {formatDate(deadline.date, 0)}
          {timeWords(deadline) ? `, ${timeWords(deadline)}` : ''}: {deadlineKindWords(deadline.kind)}
        </span>
      )),
    ],
    ['One award', amount && formatAmount(amount)],
    ['Description', draft.summary && <span className="pre-line">{draft.summary}</span>],
    ['Who may apply', draft.eligibility && <span className="pre-line">{draft.eligibility}</span>],
    ['A word to the curators', note && <span className="pre-line">{note}</span>],
  ];
  return (
    <dl className="facts">
      {facts.map(([name, value]) =>
        value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0) ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
