import type { SectionRule } from '../../section-rule.ts';
import type { RuleEvidence } from '../../profiles/profile.ts';

type Quoted = { quote: string; source: string } & Partial<RuleEvidence>;

/** A template's rule as evidence: templates say more of it than the shape that the PDF asks for. */
export function evidenceOf(rule: Quoted): RuleEvidence {
  const { quote, source, sourceUrl = null, checkedOn = '', confidence = 'secondary' } = rule;
  return { quote, source, sourceUrl, checkedOn, confidence };
}

/** The sentence of a section's rule that speaks of something, or null. */
export function sentenceOn(rule: SectionRule, matches: (quote: string) => boolean): RuleEvidence | null {
  const found = rule.rules?.find(({ quote }) => matches(quote));
  return found ? evidenceOf(found) : null;
}
