import type { PdfFacts } from '../../inspect/pdf-facts.ts';
import type { SectionRule } from '../../section-rule.ts';
import type { Said } from './file-finding.ts';
import { evidenceOf } from './section-evidence.ts';

/** Pages over the limit of the section that the file is. */
export function checkPageCount({ pageCount }: PdfFacts, { limit }: SectionRule): Said[] {
  if (limit?.unit !== 'pages' || pageCount <= limit.max) return [];
  const allowed = `${limit.max} ${limit.max === 1 ? 'is' : 'are'} allowed`;
  return [
    {
      level: 'error',
      rule: 'page-limit',
      evidence: evidenceOf(limit),
      page: limit.max + 1,
      place: { x: 0, y: 0 },
      message: `The file has ${pageCount} pages; ${allowed}. Shorten it by ${pageCount - limit.max}: what is over is not read.`,
    },
  ];
}
