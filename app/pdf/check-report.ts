import { pageLimit } from './preflight/check-limits.ts';
import { quotation, type FileFinding } from './preflight/check-file/file-finding.ts';
import type { SectionRule } from './section-rule.ts';

export type CheckReport = { pages: number; section: SectionRule | null; findings: readonly FileFinding[] };

/** The contract's JSON, with `place` on the page: `{x, y}` in points from its top left, or null. */
export function checkReportJson({ pages, section, findings }: CheckReport): string {
  return JSON.stringify({
    pages,
    sections: section ? [{ key: section.key, pages, limit: pageLimit(section) }] : [],
    findings: findings.map((finding) => ({
      level: finding.level,
      rule: finding.rule,
      source: finding.evidence?.source ?? null,
      section: finding.section,
      page: finding.page,
      place: finding.place,
      message: wholeMessage(finding),
    })),
  });
}

/** The same for people: a line for the file and each finding. */
export function checkReportText({ pages, section, findings }: CheckReport, input: string, profile: string): string {
  const what = section ? `, section ${section.key}` : '';
  const lines = findings.map((finding) => {
    const { level, rule, page, place } = finding;
    const at = place ? ` at ${place.x}, ${place.y} pt` : '';
    return `${level} (${rule}${page === null ? '' : `, page ${page}${at}`}): ${wholeMessage(finding)}`;
  });
  const head = `${input}: ${pages} ${pages === 1 ? 'page' : 'pages'}, profile ${profile}${what}`;
  return [head, ...(lines.length > 0 ? lines : ['nothing found that the rules would reject'])].join('\n');
}

function wholeMessage({ message, evidence }: FileFinding): string {
  return [message, quotation(evidence)].filter(Boolean).join(' ');
}
