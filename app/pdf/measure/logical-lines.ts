import type { FlowRun } from '../flow/flow.ts';
import { faceOf, type FaceName } from '../fonts/face.ts';
import type { BlockStyle } from './block-style.ts';
import type { LineImage } from './line.ts';
import { lineImage } from './line-image.ts';
import type { FailedFormula, FormulaSpan, LineFormula } from './formula-span.ts';

/** Characters of one look: what a run becomes once face and size are chosen. */
export type Span = {
  text: string;
  face: FaceName;
  size: number;
  link: number | null;
  rise?: number;
  underline?: boolean;
  /** which way it runs (UAX 9): odd from right to left; none in a line where all runs from left to right */
  level?: number;
  note?: number;
  image?: LineImage;
  /** the text is one character in the place of this formula, whose type has the span's size */
  formula?: LineFormula;
  /** the text is the source of a formula that could not be set */
  failed?: FailedFormula;
};

/** Raised and lowered characters: their size, and how far from the baseline, in parts of the size around them. */
const small = 0.68;
/** In the place of a formula where lines are broken: a letter, so that it keeps to what a word keeps to. */
const formulaStandIn = 'x';
const rises = { sup: 0.34, sub: -0.14 };

/**
 * A block's runs as lines that must end where they end (a typed line end), each a list of spans. Spaces are single and
 * none stands at either end, except where the style is verbatim: there tabs are widened to four columns.
 */
export function logicalLines(
  runs: readonly FlowRun[],
  style: BlockStyle,
  codeSize: number,
  setFormula: (run: FlowRun, size: number) => FormulaSpan,
): Span[][] {
  const lines: Span[][] = [[]];
  let links = -1;
  let lastHref: string | null = null;
  for (const run of runs) {
    if (run.href !== null && run.href !== lastHref) links += 1;
    lastHref = run.href;
    const math = run.math ? setFormula(run, run.shift ? style.size * small : style.size) : null;
    const code = run.code || math?.failed;
    const size = code ? Math.min(codeSize, style.size) : style.size;
    const look: Omit<Span, 'text'> = {
      face: faceOf(code ? 'mono' : style.family, style.strong || run.strong, style.em !== run.em),
      size: run.shift ? size * small : size,
      link: run.href === null ? null : links,
    };
    if (run.shift) look.rise = rises[run.shift] * style.size;
    if (run.underline) look.underline = true;
    if (run.note !== null) look.note = run.note;
    if (run.image?.facts.problem === null) look.image = lineImage(run.image, style.size);
    if (math?.failed) look.failed = math.failed;
    if (math?.formula) {
      lines.at(-1)!.push({ ...look, size: math.size, formula: math.formula, text: formulaStandIn });
      continue;
    }
    run.text.split('\n').forEach((text, index) => {
      if (index > 0) lines.push([]);
      if (text !== '') lines.at(-1)!.push({ ...look, text });
    });
  }
  return lines.map(style.verbatim ? widenTabs : singleSpaces);
}

function widenTabs(spans: Span[]): Span[] {
  return spans.map((span) => ({ ...span, text: span.text.replaceAll('\t', '    ') }));
}

function singleSpaces(spans: Span[]): Span[] {
  let afterSpace = true;
  const single = spans.map((span) => {
    let text = span.text.replace(/[ \t]+/g, ' ');
    if (afterSpace && text.startsWith(' ')) text = text.slice(1);
    if (text !== '') afterSpace = text.endsWith(' ');
    return { ...span, text };
  });
  for (let index = single.length - 1; index >= 0; index--) {
    const span = single[index]!;
    span.text = span.text.replace(/ +$/, '');
    if (span.text !== '') break;
  }
  return single.filter((span) => span.text !== '');
}
