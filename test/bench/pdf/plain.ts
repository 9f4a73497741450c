import type { DocumentFile } from '#app/document/file.ts';
import { documentFlow } from '#app/pdf/flow/document-flow.ts';
import type { FlowBlock, FlowRun } from '#app/pdf/flow/flow.ts';

export type PlainRun = { text: string; strong?: true; em?: true; href?: string; note?: string };
export type PlainBlock =
  | { kind: 'heading'; level: number; runs: PlainRun[] }
  | { kind: 'paragraph' | 'caption'; runs: PlainRun[] }
  | { kind: 'item'; label: string; runs: PlainRun[] }
  | { kind: 'reference'; label: string; runs: PlainRun[] }
  | { kind: 'table'; rows: string[][] };

/** The document with its citations and numbers resolved: what the others are given, so that they only have to set it. */
export function plainDocument(file: DocumentFile): PlainBlock[] {
  const { blocks, notes } = documentFlow(file);
  const runsOf = (block: FlowBlock) => block.runs.map((run) => plainRun(run, notes));
  return blocks.map((block): PlainBlock => {
    if (block.role === 'table')
      return {
        kind: 'table',
        rows: block.rows!.map((row) =>
          row.map((cell) => cell.blocks.flatMap((one) => one.runs.map(({ text }) => text)).join('')),
        ),
      };
    if (block.role === 'title') return { kind: 'heading', level: 1, runs: runsOf(block) };
    if (block.tagLevel > 0) return { kind: 'heading', level: block.tagLevel + 1, runs: runsOf(block) };
    if (block.role === 'item') return { kind: 'item', label: block.label!, runs: runsOf(block) };
    if (block.role === 'reference') return { kind: 'reference', label: block.label ?? '', runs: runsOf(block) };
    return { kind: block.role === 'caption' ? 'caption' : 'paragraph', runs: runsOf(block) };
  });
}

function plainRun(run: FlowRun, notes: FlowBlock[]): PlainRun {
  return {
    text: run.text,
    ...(run.strong && { strong: true }),
    ...(run.em && { em: true }),
    ...(run.href !== null && !run.href.startsWith('#') && { href: run.href }),
    ...(run.note !== null && { note: notes[run.note]!.runs.map(({ text }) => text).join('') }),
  };
}
