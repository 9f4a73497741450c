/** What can be said of a document before its file is made. */
export const documentRules = [
  'page-limit',
  'word-limit',
  'no-links',
  'required-heading',
  'empty-section',
  'characters-not-set',
  'picture-missing',
  'picture-refused',
  'alt-missing',
  'low-resolution',
  'formula-not-set',
  'formula-without-description',
  'narrow-columns',
] as const;

/** Something a funder's rule has to say about the document. `source` is where the rule stands. */
export type Finding = {
  level: 'error' | 'warning' | 'info';
  rule: (typeof documentRules)[number];
  source: string | null;
  /** key of the section it concerns, null for the title */
  section: string | null;
  /** from 1, null where no page shows it */
  page: number | null;
  message: string;
};
