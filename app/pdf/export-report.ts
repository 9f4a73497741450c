import type { Finding, PageCount } from './export-document.server.ts';

type Result = PageCount & { findings: Finding[] };

/** The contract's JSON: `{pages, sections: [{key, pages, limit}], findings: [{level, rule, source, page, message}]}`. */
export function reportJson({ pages, sections, findings }: Result): string {
  return JSON.stringify({
    pages,
    sections,
    findings: findings.map(({ level, rule, source, section, page, message }) => ({
      level,
      rule,
      source,
      section,
      page,
      message,
    })),
  });
}

/** The same for people: a line for the file, each section and each finding. */
export function reportText(result: Result, out: string, profile: string): string {
  const { pages, sections, findings } = result;
  const width = Math.max(0, ...sections.map(({ key }) => key.length));
  const lines = [
    `${out}: ${count(pages, 'page')}, profile ${profile}`,
    ...sections.map(({ key, pages, limit }) => {
      return `  ${key.padEnd(width)}  ${limit === null ? count(pages, 'page') : `${pages} of ${count(limit, 'page')}`}`;
    }),
    ...findings.map(({ level, rule, page, message }) => {
      return `${level} (${rule}${page === null ? '' : `, page ${page}`}): ${message}`;
    }),
  ];
  return lines.join('\n');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
