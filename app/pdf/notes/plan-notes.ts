import { blockText } from '#app/document/block-text.ts';
import type { Block } from '#app/document/blocks.ts';
import type { DocumentFile, DocumentSection } from '#app/document/file.ts';
import type { Comment, Suggestion } from '#app/document/section-notes.ts';
import type { Flow, FlowBlock } from '../flow/flow.ts';
import { findWords, wordsBetween, type Stretch } from './find-words.ts';
import type { NoteChoice, NoteKind } from './margin.ts';

export type NoteSource = { kind: 'comment'; comment: Comment } | { kind: 'suggestion'; suggestion: Suggestion };

/** A note that will stand in the margin: its number in the document, and the block of the flow that it is about. */
export type NotePlan = {
  number: number;
  kind: NoteKind;
  source: NoteSource;
  block: number;
  /** the words in the ink of the block, null for the whole block */
  words: Stretch | null;
  /** what was marked, and where that is now: at `words`, elsewhere in the block (a cell, a footnote), or no longer there */
  quote: string;
  state: 'here' | 'within' | 'lost';
};

/** The notes asked for, numbered as the words they are about follow each other. Those of a section that is not set are left out. */
export function planNotes(file: DocumentFile, flow: Flow, choice: NoteChoice): NotePlan[] {
  if (choice === 'none') return [];
  const plans = file.sections.flatMap((section) =>
    sourcesOf(section, choice).flatMap((source) => planOf(section, flow, source) ?? []),
  );
  return plans
    .sort((a, b) => a.block - b.block || endOf(a) - endOf(b))
    .map((plan, index) => ({ ...plan, number: index + 1 }));
}

const endOf = ({ words }: NotePlan) => words?.to ?? 0;

function sourcesOf({ comments = [], suggestions = [] }: DocumentSection, choice: NoteChoice): NoteSource[] {
  return [
    ...comments
      .filter(({ status }) => choice === 'all' || status === 'open')
      .map((comment): NoteSource => ({ kind: 'comment', comment })),
    ...suggestions.map((suggestion): NoteSource => ({ kind: 'suggestion', suggestion })),
  ];
}

function planOf(section: DocumentSection, flow: Flow, source: NoteSource): NotePlan | null {
  const { block, from, to } = source.kind === 'comment' ? source.comment : source.suggestion;
  const quote = (source.kind === 'comment' && source.comment.quote) || undefined;
  const at = blockAt(flow, section, block);
  if (at === null) return null;
  const content = section.blocks[block]?.content ?? [];
  const kind = source.kind === 'comment' ? 'comment' : source.suggestion.kind;
  const isWhole = kind === 'comment' && from === to && !quote;
  const found = isWhole || at.instead ? null : findWords(content, at.block.runs, { from, to, quote });
  return {
    number: 0,
    kind,
    source,
    block: flow.blocks.indexOf(at.block),
    words: found,
    quote: quote ?? wordsBetween(content, { from, to }),
    state: stateOf(section.blocks[block], quote, found !== null || isWhole),
  };
}

function stateOf(block: Block | undefined, quote: string | undefined, isFound: boolean): NotePlan['state'] {
  if (!block) return 'lost';
  if (isFound) return 'here';
  const bare = (text: string) => text.replace(/\s+/g, '');
  return quote && bare(blockText(block)).includes(bare(quote)) ? 'within' : 'lost';
}

/** What is set in lines of a block of a section, for a table or a figure its caption; else what stands nearest instead. */
function blockAt({ blocks }: Flow, { key }: DocumentSection, index: number) {
  const own = blocks.filter(({ section, role }) => section === key && role !== 'table' && role !== 'figure');
  const block: FlowBlock | undefined = own.find(({ origin }) => origin === index);
  if (block) return { block, instead: false };
  const near =
    own.find(({ origin }) => origin !== undefined && origin > index) ??
    own.findLast(({ origin }) => origin !== undefined) ??
    own[0];
  return near ? { block: near, instead: true } : null;
}
