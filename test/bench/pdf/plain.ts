import type { DocumentFile } from '#app/document/file.ts';
import { documentFlow } from '#app/pdf/flow/document-flow.ts';
import type { FlowBlock, FlowRun } from '#app/pdf/flow/flow.ts';
import { DocumentPictures, filePictures } from '#app/pdf/pictures/document-pictures.server.ts';
import { formulaOf } from './formulas.ts';
import { formulaSvg, type FormulaSvg } from './formula-svg.ts';

/** `typst`: its source in Typst's notation */
export type PlainFormula = { typst: string; svg: FormulaSvg };
export type PlainRun = { math?: PlainFormula; text: string; strong?: true; em?: true; href?: string; note?: string };
export type PlainBlock =
  | { kind: 'heading'; level: number; runs: PlainRun[] }
  | { kind: 'paragraph' | 'caption'; runs: PlainRun[] }
  | { kind: 'item'; label: string; runs: PlainRun[] }
  | { kind: 'reference'; label: string; runs: PlainRun[] }
  | { kind: 'figure'; png: string; share: number; ratio: number; alt: string }
  | { kind: 'formula'; math: PlainFormula }
  | { kind: 'table'; rows: string[][] };

/**
 * The document with its citations and numbers resolved: what the others are given, so that they only have to set it. A
 * formula comes as it is written for Typst, as a drawing made beforehand, and as characters.
 */
export async function plainDocument(file: DocumentFile): Promise<PlainBlock[]> {
  const { facts } = await DocumentPictures.read(file, filePictures(file));
  const { blocks, notes } = documentFlow(file, { pictures: facts });
  const assets = new Map(file.assets.map(({ sha256, data }) => [sha256, data]));
  const runsOf = (block: FlowBlock) => block.runs.map((run) => plainRun(run, notes));
  return blocks.map((block): PlainBlock => {
    if (block.role === 'table')
      return {
        kind: 'table',
        rows: block.rows!.map((row) =>
          row.map((cell) => cell.blocks.flatMap((one) => one.runs.map(({ text }) => text)).join('')),
        ),
      };
    if (block.role === 'figure') {
      const { asset, share, alt, facts } = block.picture!;
      const ratio = facts.height / facts.width;
      return { kind: 'figure', png: assets.get(asset!)!, share: share! / 100, ratio, alt: alt! };
    }
    if (block.role === 'formula') return { kind: 'formula', math: plainFormula(block.runs[0]!.text, true) };
    if (block.role === 'title') return { kind: 'heading', level: 1, runs: runsOf(block) };
    if (block.tagLevel > 0) return { kind: 'heading', level: block.tagLevel + 1, runs: runsOf(block) };
    if (block.role === 'item') return { kind: 'item', label: block.label!, runs: runsOf(block) };
    if (block.role === 'reference') return { kind: 'reference', label: block.label ?? '', runs: runsOf(block) };
    return { kind: block.role === 'caption' ? 'caption' : 'paragraph', runs: runsOf(block) };
  });
}

function plainRun(run: FlowRun, notes: FlowBlock[]): PlainRun {
  return {
    text: run.math ? formulaOf(run.text).text : run.text,
    ...(run.math && { math: plainFormula(run.text, false) }),
    ...(run.strong && { strong: true }),
    ...(run.em && { em: true }),
    ...(run.href !== null && !run.href.startsWith('#') && { href: run.href }),
    ...(run.note !== null && { note: notes[run.note]!.runs.map(({ text }) => text).join('') }),
  };
}

function plainFormula(tex: string, display: boolean): PlainFormula {
  return { typst: formulaOf(tex).typst, svg: formulaSvg(tex, display) };
}
