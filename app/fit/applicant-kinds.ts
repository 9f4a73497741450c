/** Kinds of applicants as far as the rules tell them apart, by the words that sources use. */
const KINDS = [
  ['anybody', /unrestricted|any(?:one|body)\b|\ball\b.*\b(?:applicants|organi[sz]ations)/i],
  ['non-profit', /non-?\s?profit|501\s?\(?c|charit|\bngos?\b|civil society|foundation/i],
  ['for-profit', /for[- ]profit|small business|compan|enterprise|\bsmes?\b|industry/i],
  ['university', /higher education|universit|college|research (?:organi[sz]ation|institut)|academ/i],
  ['individual', /individual|natural person|freelance/i],
  ['government', /government|school district|housing authorit|tribal|municipal|public (?:body|bodies|authorit)/i],
] as const;
export type ApplicantKind = (typeof KINDS)[number][0] | 'other';

/** What the words of a source stand for; `other` where the words name none that is known. */
export function kindOf(words: string): ApplicantKind {
  // "other than institutions of higher education" tells of a non-profit, not of a university.
  const own = words.replace(/\(?\bother than\b.*/i, '');
  return KINDS.find(([, pattern]) => pattern.test(own))?.[0] ?? 'other';
}
