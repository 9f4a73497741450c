import type { PdfFacts, PdfPage, TextLine } from '../../inspect/pdf-facts.ts';
import type { FileLimits, Typeface } from '../file-limits.ts';
import type { Said } from './file-finding.ts';
import { andMore, excerpt } from './excerpt.ts';
import { isPageNumber } from './page-numbers.ts';
import { afterReferences } from './references.ts';
import { isRunning } from './running-lines.ts';

/** The 11 points of LaTeX are 10.95 of its own, smaller points: 10.91 of these. */
const rounding = 0.1;
/** So many running lines in a row are text, and no caption or label. */
const textLines = 3;
const captionStart = /^(?:fig(?:ure|\.)|table|tab\.|scheme|chart|box|abb(?:ildung|\.)|tabelle|tableau)\s*[\dIVX]/i;

/** Type that is too small: an error in running text, a warning where it may be a caption, a formula or a figure. */
export function checkTypeSize({ pages }: PdfFacts, limits: FileLimits): Said[] {
  const { type, smallType } = limits;
  if (!type) return [];
  const isReference = afterReferences(pages);
  return pages.flatMap((page, index): Said[] => {
    const small = page.lines.filter(
      (line) => line.size < leastFor(line.font, type) - rounding && isText(line, page, limits),
    );
    const isNote = (line: TextLine) =>
      smallType?.notes === true && (isFoot(line, page, small) || isReference(index + 1, line));
    const mayBeSmall = (run: readonly TextLine[]) => isCaption(run, smallType) || isNote(run[0]!);
    const tiny = small.find(({ size }) => smallType?.least != null && size < smallType.least - rounding);
    const wrong = runs(page, small).filter((each) => !mayBeSmall(each));
    const run = wrong.find((each) => each.filter(isRunning).length >= textLines);
    const line = run?.find(isRunning) ?? tiny ?? wrong[0]?.[0];
    if (!line) return [];
    const least = leastFor(line.font, type);
    const where = `${excerpt(line.text)} is set in ${points(line.size)} points${font(line)}${andMore(small.length - 1, 'are')}.`;
    const mend = run
      ? `Set text in ${points(least)} points or more.`
      : `Less than ${points(least)} points is only for captions, formulas, figures and the like: see whether this is one.`;
    const tooTiny = !run && line === tiny;
    const level = run || tooTiny ? 'error' : 'warning';
    const evidence = run ? type : (smallType ?? type);
    const message = `${where} ${tooTiny ? `Set it in ${points(smallType!.least!)} points or more.` : mend}`;
    return [{ level, rule: 'type-size', evidence, page: index + 1, place: line, message }];
  });
}

/** Page numbers, and heads and feet in margins where they may stand, have a size of their own. */
function isText(line: TextLine, page: PdfPage, { margin }: FileLimits): boolean {
  if (isPageNumber(line.text)) return false;
  if (margin?.except !== 'head-and-foot') return true;
  return line.baseline > margin.least && line.y < page.height - margin.least;
}

/** In the lower half of a page with nothing but small lines below it: a note, where notes may be small. */
function isFoot(line: TextLine, page: PdfPage, small: readonly TextLine[]): boolean {
  const below = page.lines.filter((each) => each.y > line.y && !isPageNumber(each.text));
  return line.y > page.height / 2 && below.every((each) => small.includes(each));
}

/** Typefaces that a funder does not name, each once. */
export function checkTypefaces({ fonts, pages }: PdfFacts, { type }: FileLimits): Said[] {
  const faces = type?.typefaces;
  if (!type?.onlyThese || !faces) return [];
  const used = new Map<string, { page: number; characters: number }>();
  pages.forEach(({ lines }, index) => {
    for (const { font, text } of lines.filter(isRunning)) {
      const at = used.get(font) ?? { page: index + 1, characters: 0 };
      used.set(font, { ...at, characters: at.characters + text.length });
    }
  });
  const all = [...used.values()].reduce((sum, { characters }) => sum + characters, 0);
  return [...used]
    .filter(([font, { characters }]) => font !== '' && !isNamed(font, faces) && characters > all / 20)
    .map(([font, { page }]) => ({
      level: 'warning',
      rule: 'typeface',
      evidence: type,
      page: fonts.find(({ name }) => name === font)?.page ?? page,
      message: `Text is set in ${font}, which is not among the typefaces the funder names. Set it in one of them.`,
    }));
}

/** The least size for a font, by its name in the file. */
export function leastFor(font: string, type: NonNullable<FileLimits['type']>): number {
  return type.typefaces?.find((face) => isOf(font, face))?.least ?? type.least;
}

const isNamed = (font: string, faces: readonly Typeface[]) => faces.some((face) => isOf(font, face));

function isOf(font: string, { names }: Typeface): boolean {
  const plain = font.toLowerCase().replace(/[^a-z]/g, '');
  return !plain.includes('narrow') && names.some((name) => plain.startsWith(name) || plain.includes(`gyre${name}`));
}

/** Small lines that stand together. */
function runs(page: PdfPage, small: readonly TextLine[]): TextLine[][] {
  const isSmall = new Set(small);
  const found: TextLine[][] = [];
  let run: TextLine[] = [];
  const end = () => {
    if (run.length > 0) found.push(run);
    run = [];
  };
  for (const line of page.lines) {
    if (isSmall.has(line)) run.push(line);
    else end();
  }
  end();
  return found;
}

function isCaption(run: readonly TextLine[], smallType: FileLimits['smallType']): boolean {
  return smallType !== undefined && captionStart.test(run[0]!.text) && run.length <= 12;
}

const points = (size: number) => String(Math.round(size * 100) / 100);
const font = ({ font: name }: TextLine) => (name ? ` ${name}` : '');
