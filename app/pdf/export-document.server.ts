import type { DocumentFile } from '#app/document/file.ts';
import { authors } from './flow/authors.ts';
import { cleanText } from './flow/clean-text.ts';
import { shaper } from './fonts/shaper.server.ts';
import { blockPlaces, type Place } from './block-places.ts';
import { layoutDocument, sectionPages, type Layout } from './layout-document.ts';
import { formulasFor } from './math/formulas-for.server.ts';
import { loadHyphens } from './measure/hyphenate.ts';
import type { NoteChoice } from './notes/margin.ts';
import { noteColumnOf, placeNotes } from './notes/place-notes.ts';
import { textFrame } from './measure/text-frame.ts';
import { pageLooks } from './page-looks.server.ts';
import { paintDocument } from './paint/paint-document.server.ts';
import { pageLimit } from './preflight/check-limits.ts';
import type { Finding } from './preflight/finding.ts';
import { preflight } from './preflight/preflight.ts';
import { DocumentPictures, filePictures, type PictureFiles } from './pictures/document-pictures.server.ts';
import { onlySection, refuseUnknownSection, titleOf } from './one-section.ts';
import type { Pictures } from './pictures/picture-facts.ts';
import { profileIn, type Profile, type ProfileId, type TextFamily } from './profiles.ts';
import type { OnProgress, OnStep, Progress } from './progress.ts';
import { ruleOf, type SectionRule } from './section-rule.ts';

export type { Finding } from './preflight/finding.ts';

export type ExportOptions = {
  /** stands in the file as its creation date; with it given, the same content gives the same bytes */
  date?: Date;
  /** the rules of the template's sections: limits, headings, forbidden links */
  rules?: readonly SectionRule[];
  /** what the text is set in, among the families that the profile offers; its first by default */
  family?: TextFamily;
  /** BCP 47 */
  lang?: string;
  subject?: string;
  keywords?: string[];
  /** the pictures; without them, those that the document file has with it */
  pictures?: PictureFiles;
  /** comments and suggestions beside the text, in a profile that has room for them; none by default */
  notes?: NoteChoice;
  /** key of the one section that the file holds; unknown ones are bad_input */
  section?: string;
  /** tell also what each page looks like and where each block begins */
  sheets?: boolean;
};

export type PageCount = { pages: number; sections: { key: string; pages: number; limit: number | null }[] };
export type ExportResult = PageCount & { pdf: Uint8Array; findings: Finding[]; sheets?: Sheets };
/** The pages as a screen shows them beside the text: `width` and `height` of the paper in points. */
export type Sheets = { width: number; height: number; looks: string[]; places: Place[] };

/** `facts`: what is known of the pictures; then none is read */
export type CountOptions = ExportOptions & { facts?: Pictures };

/** How many pages a document takes, as a whole and section by section: what the PDF will have, without making one. */
export async function countPages(
  file: DocumentFile,
  profileId: ProfileId,
  options: CountOptions = {},
  onProgress?: OnProgress,
): Promise<PageCount> {
  const { layout } = await layOut(file, profileId, options, onProgress);
  return pageCount(onlySection(file, options.section), layout, options.rules ?? []);
}

function pageCount(file: DocumentFile, layout: Layout, rules: readonly SectionRule[]): PageCount {
  const counts = sectionPages(layout);
  const sections = file.sections.map(({ key }) => {
    return { key, pages: counts.get(key) ?? 0, limit: pageLimit(ruleOf(rules, key)) };
  });
  return { pages: layout.pages.length, sections };
}

/** Sets a document as a PDF in a profile, counts its pages and checks it against the rules given. Reads nothing but pictures. */
export async function exportDocument(
  file: DocumentFile,
  profileId: ProfileId,
  options: ExportOptions = {},
  onProgress?: OnProgress,
): Promise<ExportResult> {
  const { date = new Date(), rules = [], lang = 'en-US', subject = 'Grant proposal', keywords = [] } = options;
  const { layout, profile, files } = await layOut(file, profileId, options, onProgress);
  const names = authors(file.people).map((person) => cleanText(person.name));
  const properties = { title: titleOf(file, options.section), authors: names, subject, keywords, lang, date };
  const pdf = await paintDocument(layout, profile, rules, properties, files, counted(onProgress, 'painting'));
  const shown = onlySection(file, options.section);
  const findings = preflight(shown, layout, rules, shaper);
  const sheets = options.sheets ? { sheets: sheetsOf(layout, profile) } : {};
  return { ...pageCount(shown, layout, rules), pdf, findings, ...sheets };
}

function sheetsOf(layout: Layout, profile: Profile): Sheets {
  const { width, height } = profile.paper;
  return { width, height, looks: pageLooks(layout.pages), places: blockPlaces(layout, textFrame(profile).y) };
}

/** Counting and exporting lay out alike, with all that it takes: hyphens, formulas, and pictures made plain for paper. */
async function layOut(file: DocumentFile, profileId: ProfileId, options: CountOptions, onProgress?: OnProgress) {
  const { lang = 'en-US', family, pictures: given = filePictures(file), notes = 'none' } = options;
  refuseUnknownSection(file, options.section);
  const profile = profileIn(profileId, family);
  if (notes !== 'none') noteColumnOf(profile);
  await loadHyphens(languages(file, lang));
  const formulas = await formulasFor(file);
  const measured = counted(onProgress, 'measuring');
  const setWith = (facts: Pictures) => {
    const text = layoutDocument(file, profile, shaper, lang, facts, formulas, measured, options.section);
    return placeNotes(text, file, profile, shaper, lang, notes);
  };
  if (options.facts) return { layout: setWith(options.facts), profile, files: new Map<string, Uint8Array>() };
  const pictures = await DocumentPictures.read(file, given, counted(onProgress, 'reading'));
  for (;;) {
    const layout = setWith(pictures.facts);
    const files = await pictures.plain(layout);
    if (files) return { layout, profile, files }; // else one turned out to be broken, which the facts say now
  }
}

function counted(onProgress: OnProgress | undefined, stage: Progress['stage']): OnStep | undefined {
  return onProgress && ((done, total) => onProgress({ stage, done, total }));
}

/** The document's language, and those of its blocks. */
function languages(file: DocumentFile, lang: string): string[] {
  const blocks = file.sections.flatMap((section) => section.blocks);
  return [lang, ...blocks.flatMap(({ attrs }) => attrs.lang ?? [])];
}
