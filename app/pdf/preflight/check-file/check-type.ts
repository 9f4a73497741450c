import type { PdfFacts, PdfPage, TextLine } from '../../inspect/pdf-facts.ts';
import type { FileLimits, Typeface } from '../file-limits.ts';
import type { Said } from './file-finding.ts';
import { andMore, excerpt } from './excerpt.ts';
import { isRunning } from './running-lines.ts';

/** Programs round: the 11 points of TeX are 10.95. */
const rounding = 0.06;
/** So many running lines in a row are text, and no caption or label. */
const textLines = 3;
const captionStart = /^(?:fig(?:ure|\.)|table|tab\.|scheme|chart|box|abb(?:ildung|\.)|tabelle|tableau)\s*[\dIVX]/i;

/** Type that is too small: an error in running text, a warning where it may be a caption, a formula or a figure. */
export function checkTypeSize({ pages }: PdfFacts, limits: FileLimits): Said[] {
  const { type, smallType } = limits;
  if (!type) return [];
  return pages.flatMap((page, index): Said[] => {
    const small = page.lines.filter((line) => line.size < leastFor(line.font, type) - rounding);
    const tiny = small.filter(({ size }) => smallType?.least != null && size < smallType.least - rounding);
    const text = runs(page, small).find((run) => !isCaption(run, smallType));
    const line = text?.[0] ?? tiny[0] ?? small.find((each) => !isCaption([each], smallType)) ?? null;
    if (!line) return [];
    const isText = text !== undefined;
    const least = leastFor(line.font, type);
    const where = `${excerpt(line.text)} is set in ${points(line.size)} points${font(line)}${andMore(small.length - 1, 'are')}.`;
    const mend = isText
      ? `Set text in ${points(least)} points or more.`
      : `Less than ${points(least)} points is only for captions, formulas and figures: see whether this is one.`;
    const tooTiny = !isText && line === tiny[0];
    const level = isText || tooTiny ? 'error' : 'warning';
    const evidence = isText ? type : (smallType ?? type);
    const message = `${where} ${tooTiny ? `Set it in ${points(smallType!.least!)} points or more.` : mend}`;
    return [{ level, rule: 'type-size', evidence, page: index + 1, place: line, message }];
  });
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

/** Small lines that stand together and are long enough to be text. */
function runs(page: PdfPage, small: readonly TextLine[]): TextLine[][] {
  const isSmall = new Set(small);
  const found: TextLine[][] = [];
  let run: TextLine[] = [];
  const end = () => {
    if (run.filter(isRunning).length >= textLines) found.push(run);
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
