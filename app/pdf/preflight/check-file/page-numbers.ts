import type { PdfFacts } from '../../inspect/pdf-facts.ts';
import type { FileLimits } from '../file-limits.ts';
import type { Said } from './file-finding.ts';

const numbers = [
  /^[-–—\s]*\d{1,4}[-–—\s]*$/,
  /^[A-Z]-\d{1,4}$/,
  /^(?:part\s+\w+\s*[-–—]\s*)?\p{L}{0,10}\.?\s*\d{1,4}\s*(?:\/|of|von|sur|de)\s*\d{1,4}$/iu,
  /^(?:page|p\.|seite)\s*\d{1,4}$/iu,
];

/** Whether a line is nothing but the number of its page. */
export function isPageNumber(text: string): boolean {
  return numbers.some((pattern) => pattern.test(text.trim()));
}

/** The share of a page's height at head and foot in which page numbers stand. */
const edge = 0.1;

/** Page numbers where the funder wants none: the same place on most pages, counting up. */
export function checkPageNumbers({ pages }: PdfFacts, { pageNumbers }: FileLimits): Said[] {
  if (pageNumbers?.allowed !== 'no' || pages.length === 0) return [];
  const found = pages.flatMap(({ lines, height }, index) => {
    const line = lines.find(
      ({ text, baseline }) => isPageNumber(text) && (baseline < height * edge || baseline > height * (1 - edge)),
    );
    return line ? [{ line, page: index + 1 }] : [];
  });
  const first = found[0];
  if (!first || found.length < pages.length / 2) return [];
  return [
    {
      level: 'warning',
      rule: 'page-numbers',
      evidence: pageNumbers,
      page: first.page,
      place: first.line,
      message: `The pages are numbered (“${first.line.text}”). Take the numbers out: they are added when the application is put together.`,
    },
  ];
}
