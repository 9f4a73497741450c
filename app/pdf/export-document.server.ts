import type { DocumentFile } from '#app/document/file.ts';
import { authors } from './flow/authors.ts';
import { cleanText } from './flow/clean-text.ts';
import { documentTitle } from './flow/document-flow.ts';
import { shaper } from './fonts/shaper.server.ts';
import { layoutDocument, sectionPages } from './layout-document.ts';
import { paintDocument } from './paint/paint-document.server.ts';
import { pageLimit } from './preflight/check-limits.ts';
import type { Finding } from './preflight/finding.ts';
import { formulasFor } from './math/formulas-for.server.ts';
import { preflight } from './preflight/preflight.ts';
import { profiles, type ProfileId } from './profiles.ts';
import { ruleOf, type SectionRule } from './section-rule.ts';

export type { Finding } from './preflight/finding.ts';

export type ExportOptions = {
  /** stands in the file as its creation date; with it given, the same content gives the same bytes */
  date?: Date;
  /** the rules of the template's sections: limits, headings, forbidden links */
  rules?: readonly SectionRule[];
  /** BCP 47 */
  lang?: string;
  subject?: string;
  keywords?: string[];
};

export type ExportResult = {
  pdf: Uint8Array;
  pages: number;
  sections: { key: string; pages: number; limit: number | null }[];
  findings: Finding[];
};

/** Sets a document as a PDF in a profile, counts its pages and checks it against the rules given. Reads nothing else. */
export async function exportDocument(
  file: DocumentFile,
  profileId: ProfileId,
  options: ExportOptions = {},
): Promise<ExportResult> {
  const { date = new Date(), rules = [], lang = 'en-US', subject = 'Grant proposal', keywords = [] } = options;
  const profile = profiles[profileId];
  const layout = layoutDocument(file, profile, shaper, lang, await formulasFor(file));
  const names = authors(file.people).map((person) => cleanText(person.name));
  const properties = { title: documentTitle(file), authors: names, subject, keywords, lang, date };
  const pdf = await paintDocument(layout, profile, rules, properties);
  const counts = sectionPages(layout);
  return {
    pdf,
    pages: layout.pages.length,
    sections: file.sections.map(({ key }) => ({
      key,
      pages: counts.get(key) ?? 0,
      limit: pageLimit(ruleOf(rules, key)),
    })),
    findings: preflight(file, layout, rules, shaper),
  };
}
