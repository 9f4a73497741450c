import type { PdfFacts } from '../../inspect/pdf-facts.ts';
import type { FileLimits } from '../file-limits.ts';
import type { Said } from './file-finding.ts';

/** Fonts that are not in the file, and fonts that are drawings. */
export function checkFonts({ fonts }: PdfFacts, { embedded }: FileLimits): Said[] {
  return fonts.flatMap(({ name, embedded: isIn, type3, page }): Said[] => {
    const named = name || 'A font without a name';
    if (type3)
      return [
        {
          level: 'warning',
          rule: 'fonts-drawn',
          page,
          message: `${named} is a Type 3 font: its letters are drawings, which look rough and are often not found by a search. Export with an OpenType, TrueType or Type 1 font.`,
        },
      ];
    if (isIn) return [];
    return [
      {
        level: 'error',
        rule: 'fonts-embedded',
        evidence: embedded ?? null,
        page,
        message: `${named} is not in the file: another computer shows another typeface, and lines and pages change. Export again with all fonts embedded.`,
      },
    ];
  });
}
