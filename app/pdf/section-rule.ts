/** What a funder asks of one section. A template's sections have this shape; the PDF knows no templates. */
export type SectionRule = {
  key: string;
  limit?: { unit: 'pages' | 'words'; max: number; quote: string; source: string };
  /** headings that must stand alone on a line */
  headings?: string[];
  forbid?: 'links'[];
  /** the funder's sentences, quoted by findings that they explain */
  rules?: { quote: string; source: string }[];
};

/** The rule of a section, or null where none is known. */
export function ruleOf(rules: readonly SectionRule[], key: string | null): SectionRule | null {
  return rules.find((rule) => rule.key === key) ?? null;
}
