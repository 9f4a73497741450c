import type { Finding } from '../finding.ts';
import type { RuleEvidence } from '../../profiles/profile.ts';

export const fileRules = [
  'paper',
  'margins',
  'type-size',
  'typeface',
  'lines-per-inch',
  'characters-per-inch',
  'fonts-embedded',
  'fonts-drawn',
  'page-limit',
  'page-numbers',
  'no-links',
  'required-heading',
  'no-text',
  'unreadable-text',
  'producer',
  'title-missing',
  'pdf-version',
  'encrypted',
  'form-fields',
  'scripts',
  'attachments',
  'remarks',
  'untagged',
  'file-name',
  'file-size',
  'not-all-read',
] as const;
export type FileRule = (typeof fileRules)[number];

/** Points from the top left of the page as it is shown. */
export type Place = { x: number; y: number };

/** Something a rule has to say about a finished file. `evidence` is null where no funder's rule is behind it. */
export type FileFinding = {
  level: Finding['level'];
  rule: FileRule;
  evidence: RuleEvidence | null;
  /** key of the section the file was checked as */
  section: string | null;
  /** from 1, null where it concerns the whole file */
  page: number | null;
  place: Place | null;
  /** what is wrong and how to mend it */
  message: string;
};

/** What a check says; what it leaves out concerns the whole file and has no funder behind it. */
export type Said = Pick<FileFinding, 'level' | 'rule' | 'message'> & Partial<FileFinding>;

/** A finding with all its parts. */
export function finding(section: string | null, said: Said): FileFinding {
  const { place = null, ...rest } = said;
  const rounded = place && { x: Math.round(place.x * 10) / 10, y: Math.round(place.y * 10) / 10 };
  return { evidence: null, page: null, section, ...rest, place: rounded };
}

/** The rule as a sentence, with where it stands, when it was read and whether that was certain; empty without one. */
export function quotation(evidence: RuleEvidence | null): string {
  if (!evidence) return '';
  const { quote, says, source, checkedOn, confidence } = evidence;
  const words = quote ? `“${quote}”` : (says ?? '').replace(/\.$/, '');
  const read = checkedOn ? `, read on ${checkedOn}` : '';
  const sure = confidence === 'unverified' ? '; not verified' : '';
  return `The rule: ${words} (${source}${read}${sure}).`;
}
