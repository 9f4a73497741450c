import type { PdfFacts } from '../../inspect/pdf-facts.ts';
import type { RuleEvidence } from '../../profiles/profile.ts';
import type { Said } from './file-finding.ts';

/** Whether each required heading is a whole line of the text, as a machine finds it. */
export function checkFileHeadings(
  { pages }: PdfFacts,
  wanted: readonly string[],
  evidenceOf: (heading: string) => RuleEvidence | null,
): Said[] {
  const lines = pages.flatMap((page, index) =>
    page.lines.map((line) => ({ line, plain: plain(line.text), page: index + 1 })),
  );
  return wanted
    .filter((heading) => !lines.some((line) => line.plain === plain(heading)))
    .map((heading) => {
      const evidence = evidenceOf(heading);
      const inside = lines.find((line) => line.plain.includes(plain(heading)));
      const found = inside ? 'it is only found inside a line' : 'no line of the text has it';
      return {
        level: 'error',
        rule: 'required-heading',
        evidence,
        ...(inside ? { page: inside.page, place: inside.line } : {}),
        message: `The heading “${heading}” must stand alone on a line; ${found}. Put it in a paragraph of its own, without anything before or after it.`,
      };
    });
}

/** A number before a heading and a stop after it are no part of it. */
function plain(text: string): string {
  return text
    .replace(/^(?:\d+(?:\.\d+)*|[A-Z])[.)]?\s+/, '')
    .replace(/\s+/g, ' ')
    .replace(/[.:]?\s*$/, '')
    .trim()
    .toLowerCase();
}
