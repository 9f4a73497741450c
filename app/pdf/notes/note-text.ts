import type { Comment, Suggestion } from '#app/document/section-notes.ts';
import { formatDay } from '#app/opportunities/calendar-date.ts';
import { cleanText } from '../flow/clean-text.ts';
import type { FlowBlock, FlowRun } from '../flow/flow.ts';
import { plainRun } from '../flow/inline-runs.ts';
import type { NotePlan } from './plan-notes.ts';

/** Characters of the words a note is about that it says again. */
const mostQuoted = 140;

/** A paragraph of a note; `opens`: with it another message begins. */
export type NoteParagraph = { block: FlowBlock; opens: boolean };

/** A note in paragraphs, the first with its number as the label. */
export function noteText(plan: NotePlan): NoteParagraph[] {
  const said =
    plan.source.kind === 'comment'
      ? commentText(plan, plan.source.comment)
      : suggestionText(plan, plan.source.suggestion);
  return said.map(({ runs, opens }, index) => ({
    block: paragraph(runs, index === 0 ? String(plan.number) : null),
    opens: opens && index > 0,
  }));
}

type Said = { runs: FlowRun[]; opens: boolean };

function commentText({ quote, state }: NotePlan, { messages, status }: Comment): Said[] {
  const about = quote.trim() === '' ? '' : `“${shortened(quote)}”`;
  const where = {
    here: '',
    within: `On ${about}`,
    lost: about === '' ? 'No longer at its words.' : `No longer at these words: ${about}`,
  }[state];
  return messages.flatMap(({ by, at, text }, index) => [
    signed(by, at, index === 0 && status === 'resolved' ? ', resolved' : ''),
    ...(index === 0 && where !== '' ? [says(where, true)] : []),
    says(text.trim()),
  ]);
}

function suggestionText({ quote, state }: NotePlan, { kind, by, at, text }: Suggestion): Said[] {
  const old = quote.trim() === '' ? 'words' : `“${shortened(quote)}”`;
  const added = text ? `“${text}”` : old;
  const change = { insert: `Insert ${added}`, delete: `Delete ${old}`, replace: `Replace ${old} with ${added}` }[kind];
  return [signed(by, at, ''), ...(state === 'lost' ? [says('No longer at these words.', true)] : []), says(change)];
}

const signed = (by: string, at: string, more: string): Said => ({
  runs: [{ ...plainRun(by.trim()), strong: true }, plainRun(`, ${formatDay(at.slice(0, 10))}${more}`)],
  opens: true,
});
const says = (text: string, em = false): Said => ({ runs: [{ ...plainRun(text), em }], opens: false });

function shortened(quote: string): string {
  const text = cleanText(quote).replace(/\s+/g, ' ').trim();
  if (text.length <= mostQuoted) return text;
  return `${text.slice(0, mostQuoted / 2).trimEnd()} … ${text.slice(-mostQuoted / 2).trimStart()}`;
}

function paragraph(runs: FlowRun[], label: string | null): FlowBlock {
  const facts = { section: null, level: 0, tagLevel: 0, name: null, onNewPage: false, lang: null, rows: null };
  return { role: 'paragraph', ...facts, label, runs };
}
