import type { PdfFacts, PdfPage, TextLine } from '../../inspect/pdf-facts.ts';
import type { FileLimits } from '../file-limits.ts';
import type { Said } from './file-finding.ts';
import { andMore, excerpt } from './excerpt.ts';
import { isPageNumber } from './page-numbers.ts';

/** Side bearings, slanted letters and rounding reach so far over a margin that was kept, in points. */
const overhang = 1;

type Side = 'top' | 'right' | 'bottom' | 'left';
type Outside = { line: TextLine; side: Side; by: number };

/** Text in the margins, the worst of each page. Graphics are not looked at. */
export function checkMargins({ pages }: PdfFacts, { margin }: FileLimits): Said[] {
  if (!margin) return [];
  return pages.flatMap((page, index): Said[] => {
    const outside = page.lines
      .flatMap((line) => outsideOf(line, page, margin.least))
      .filter(({ side }) => margin.except === 'nothing' || side === 'left' || side === 'right');
    const text = worst(outside.filter(({ line }) => !isPageNumber(line.text)));
    const numbers = worst(outside.filter(({ line }) => isPageNumber(line.text)));
    const found = text ?? numbers;
    if (!found) return [];
    const { line, side, by } = found;
    const least = `${inMillimetres(margin.least)} mm`;
    return [
      {
        level: text ? 'error' : 'warning',
        rule: 'margins',
        evidence: margin,
        page: index + 1,
        place: line,
        message: `${excerpt(line.text)} reaches ${inMillimetres(by)} mm into the ${side} margin of ${least}${andMore(linesOf(outside) - 1, 'do')}. Set all margins to at least ${least}, headers and footers too.`,
      },
    ];
  });
}

function outsideOf(line: TextLine, page: PdfPage, least: number): Outside[] {
  const over: [Side, number][] = [
    ['top', least - line.y],
    ['left', least - line.x],
    ['bottom', line.y + line.height - (page.height - least)],
    ['right', line.x + line.width - (page.width - least)],
  ];
  return over.filter(([, by]) => by > overhang).map(([side, by]) => ({ line, side, by }));
}

function worst(outside: readonly Outside[]): Outside | null {
  return outside.reduce<Outside | null>((most, each) => (most && most.by >= each.by ? most : each), null);
}

const linesOf = (outside: readonly Outside[]) => new Set(outside.map(({ line }) => line)).size;
const inMillimetres = (points: number) => Math.round((points * 254) / 72) / 10;
