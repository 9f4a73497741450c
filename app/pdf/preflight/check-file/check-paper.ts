import type { PdfFacts } from '../../inspect/pdf-facts.ts';
import type { RuleEvidence } from '../../profiles/profile.ts';
import type { Paper } from '../../paper.ts';
import type { Said } from './file-finding.ts';

/** Programs round sheets to whole points or millimetres. */
const rounding = 2;

/** Pages of another size than the funder takes; a sheet turned on its side is the same sheet. */
export function checkPaper(
  { pages }: PdfFacts,
  { sheet, fit }: { sheet: Paper; fit: 'exactly' | 'at-most' },
  evidence: RuleEvidence | null,
): Said[] {
  const wrong = pages.flatMap(({ width, height }, index) => {
    const over = [Math.min(width, height) - sheet.width, Math.max(width, height) - sheet.height];
    const fits = over.every((by) => (fit === 'exactly' ? Math.abs(by) : by) <= rounding);
    return fits ? [] : [{ page: index + 1, width, height }];
  });
  return bySize(wrong).map(({ page, width, height, more }) => ({
    level: 'error',
    rule: 'paper',
    evidence,
    page,
    message: `The page measures ${inMillimetres(width)} by ${inMillimetres(height)} mm${more}. Set the paper to ${sheet.name} (${inMillimetres(sheet.width)} by ${inMillimetres(sheet.height)} mm) and export the document again; do not scale it when printing to PDF.`,
  }));
}

/** One of each size, and how many pages have it. */
function bySize(pages: { page: number; width: number; height: number }[]) {
  const sizes = new Map<string, typeof pages>();
  for (const page of pages) {
    const key = `${Math.round(page.width)} ${Math.round(page.height)}`;
    sizes.set(key, [...(sizes.get(key) ?? []), page]);
  }
  return [...sizes.values()].map((same) => ({
    ...same[0]!,
    more: same.length > 1 ? `, and so do ${same.length - 1} more` : '',
  }));
}

const inMillimetres = (points: number) => Math.round((points * 25.4) / 72);
