import type { PdfFacts } from '../../inspect/pdf-facts.ts';
import type { FileLimits } from '../file-limits.ts';
import { excerpt } from './excerpt.ts';
import type { Said } from './file-finding.ts';

/** Signs that mean nothing outside their font, and those that stand for what is not known. */
const meaningless = /[\p{Co}\p{Cn}\p{Cc}\uFFFD]/gu;
const mostShare = 0.1;

/** Pages whose letters are seen but not known to a machine: their fonts do not say which letter a shape is. */
export function checkReadable({ pages, producer }: PdfFacts, { searchable, producers }: FileLimits): Said[] {
  const unreadable = pages.flatMap(({ lines }, index): Said[] => {
    const all = lines.reduce((sum, { text }) => sum + text.length, 0);
    const lost = lines.map((line) => ({ line, count: line.text.match(meaningless)?.length ?? 0 }));
    const worst = lost.reduce((most, each) => (each.count > most.count ? each : most), { line: lines[0], count: 0 });
    if (lost.reduce((sum, { count }) => sum + count, 0) <= all * mostShare || !worst.line) return [];
    return [
      {
        level: 'error',
        rule: 'unreadable-text',
        evidence: searchable ?? null,
        page: index + 1,
        place: worst.line,
        message: `The text of this page cannot be searched: it reads ${excerpt(worst.line.text)}. Export the PDF with another program or other fonts.`,
      },
    ];
  });
  if (!producers?.not.test(producer)) return unreadable;
  return [
    ...unreadable,
    {
      level: 'error',
      rule: 'producer',
      evidence: producers,
      message: `The file was written by ${producer}. Export it from the program that made the text, not by printing it to PDF on a Mac.`,
    },
  ];
}
