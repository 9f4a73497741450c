import type { CitationStyle } from '../flow/citations.ts';
import type { Paper } from '../paper.ts';
import type { FileNameRule } from './file-names.ts';

export const profileIds = [
  'letter',
  'a4',
  'nsf',
  'nih',
  'cdmrp',
  'horizon',
  'msca-pf',
  'ukri',
  'dfg',
  'review',
] as const;
export type ProfileId = (typeof profileIds)[number];

/** Where a rule stands: `quote` in the funder's words, or `says` in ours where we hold only a summary of them. */
export type RuleEvidence = {
  quote?: string;
  says?: string;
  source: string;
  sourceUrl: string | null;
  /** YYYY-MM-DD */
  checkedOn: string;
  confidence: 'verified' | 'secondary' | 'unverified';
};

/** A rule behind a profile. */
export type ProfileFact = RuleEvidence & {
  about: 'paper' | 'margins' | 'type' | 'density' | 'page-numbers' | 'links' | 'file' | 'files';
};

export type HeadingStyle = { size: number; leading: number; before: number; after: number; italic?: boolean };

/** Type of a text family: `serif` is as wide as Times New Roman, `sans` as Arial. */
export type TextFamily = 'serif' | 'sans';

export type FontChoice = {
  family: TextFamily;
  size: number;
  leading: number;
  /** of ordinary English, and of lines as the font itself spaces them; computed from the face, as a test asserts */
  perInch: { characters: number; naturalLines: number };
};

/** What the funder allows, as far as it can be counted; null where nothing is said. */
export type TypeLimits = {
  charactersPerInch: number | null;
  linesPerInch: number | null;
  /** the least size of text, and of captions, tables and notes */
  leastSize: Record<TextFamily | 'mono', number>;
  leastSmallSize: number;
};

/** How one format is set. Lengths are points. */
export type Profile = {
  id: ProfileId;
  title: string;
  paper: Paper;
  margins: { top: number; right: number; bottom: number; left: number };
  /** how far inside the margins the text stays, so that side bearings and rounding never cross them */
  inset: number;
  /** what text can be set in; the first is the default */
  fonts: readonly [FontChoice, ...FontChoice[]];
  body: { family: TextFamily; size: number; leading: number; align: 'justify' | 'ragged' };
  /** the family of titles, headings and captions */
  displayFamily: TextFamily;
  code: { size: number; leading: number };
  caption: { size: number; leading: number };
  table: { size: number; leading: number };
  note: { size: number; leading: number };
  /** section title, then the three headings inside a section */
  headings: readonly [HeadingStyle, HeadingStyle, HeadingStyle, HeadingStyle];
  titleBlock: { size: number; leading: number; ownPage: boolean };
  sectionsOnNewPage: boolean;
  /** what stands at the foot of each page, `{page}` and `{pages}` filled in; null where nothing may */
  pageNumbers: string | null;
  /** the title at the head of each page but the first */
  runningHead: boolean;
  /** every so many lines one has its number in the margin */
  lineNumbers: number | null;
  /** a word across each page */
  watermark: string | null;
  /** room right of the text for what reviewers say, in points; null where nothing may stand beside the text */
  noteColumn: { gap: number; width: number } | null;
  /** how works are cited, and whether headings have numbers */
  flow: { citations: CitationStyle; numberHeadings: boolean };
  /** `where-allowed`: only in sections whose rules are known and do not forbid them */
  links: 'live' | 'where-allowed' | 'never';
  bookmarks: boolean;
  /** what the funder's site takes: one file, or one for each section without a title page */
  files: 'one' | 'per-section';
  fileName: FileNameRule;
  limits: TypeLimits;
  facts: readonly ProfileFact[];
};

type Given = Omit<Profile, 'body'> & { align: 'justify' | 'ragged' };

/** A profile whose text is in the first of its fonts. */
export function defineProfile({ align, ...given }: Given): Profile {
  const { family, size, leading } = given.fonts[0];
  return { ...given, body: { family, size, leading, align } };
}

/** The profile with its text in another of its fonts; null where it does not offer that one. */
export function withFamily(profile: Profile, family: string): Profile | null {
  const choice = profile.fonts.find((font) => font.family === family);
  if (!choice) return null;
  const { size, leading } = choice;
  return { ...profile, body: { ...profile.body, family: choice.family, size, leading } };
}

/** Whether the way the funder's site takes files was found in writing; one file is what anybody takes. */
export function filesAreSure({ files, facts }: Profile): boolean {
  return files === 'one' || facts.some(({ about, confidence }) => about === 'files' && confidence !== 'unverified');
}
