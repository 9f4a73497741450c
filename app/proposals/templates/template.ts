import type { ProfileId } from '#app/pdf/profiles.ts';

/**
 * How sure we are of a rule: `verified` was read in the funder's own text, `secondary` in somebody's copy or summary
 * of it, `unverified` is known but not yet found in writing. Pages show it beside the rule.
 */
export type Confidence = 'verified' | 'secondary' | 'unverified';

/** Words of a funder and where they stand, so that nobody has to believe us. */
export type Evidence = {
  quote: string;
  /** where in the funder's document */
  source: string;
  sourceUrl: string;
  /** YYYY-MM-DD */
  checkedOn: string;
  confidence: Confidence;
};

export type SectionLimit = Evidence & { unit: 'pages' | 'words'; max: number };

export type TemplateSection = {
  /** stable across versions: stored with the text, printed in exports */
  key: string;
  title: string;
  limit?: SectionLimit;
  /** headings that must stand alone on a line; `seedHeadings` puts them into a new section */
  headings?: string[];
  seedHeadings?: boolean;
  forbid?: 'links'[];
  /** what belongs here, in our words */
  hint?: string;
  /** what the funder says besides the limit */
  rules?: Evidence[];
};

export type Template = {
  id: string;
  /** version of these data; a proposal keeps the one it began with */
  version: string;
  title: string;
  funder: string | null;
  /** one line for the choice on a form */
  summary: string;
  sourceUrl: string | null;
  checkedOn: string;
  confidence: Confidence;
  profile: ProfileId;
  sections: TemplateSection[];
  /** what the funder also wants and is not written here, so that nobody forgets it */
  elsewhere?: { title: string; note: string }[];
};
