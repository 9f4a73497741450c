import type { PdfFacts } from '../../inspect/pdf-facts.ts';
import { profiles, isProfileId } from '../../profiles.ts';
import type { SectionRule } from '../../section-rule.ts';
import type { FileLimits } from '../file-limits.ts';
import { checkCharacterDensity, checkLineDensity } from './check-density.ts';
import { checkFileFacts } from './check-file-facts.ts';
import { checkFileHeadings } from './check-file-headings.ts';
import { checkFileName } from './check-file-name.ts';
import { checkFonts } from './check-fonts.ts';
import { checkFileLinks, type LinkRule } from './check-links.ts';
import { checkMargins } from './check-margins.ts';
import { checkPageCount } from './check-page-count.ts';
import { checkPaper } from './check-paper.ts';
import { checkReadable } from './check-readable.ts';
import { checkTypefaces, checkTypeSize } from './check-type.ts';
import { finding, type FileFinding } from './file-finding.ts';
import { checkPageNumbers } from './page-numbers.ts';
import { profileLimits } from './profile-limits.ts';
import { sentenceOn } from './section-evidence.ts';

/** Findings of one rule that are told one by one. */
const mostOfARule = 12;

export type FileToCheck = {
  /** a profile's id; the limits of its file are asked for by it */
  profile: string;
  /** the section that the file is; null: of the whole proposal, or not known */
  section: SectionRule | null;
  /** with its extension; null where it is not known */
  fileName: string | null;
};

/** What the rules of a funder and of good files say of a finished PDF: errors first, then by page. Pure. */
export function checkFile(facts: PdfFacts, { profile, section, fileName }: FileToCheck): FileFinding[] {
  const limits = profileLimits(profile);
  const paper = paperRule(profile, limits);
  const said = [
    ...(paper ? checkPaper(facts, paper, limits.paper ?? null) : []),
    ...checkMargins(facts, limits),
    ...checkTypeSize(facts, limits),
    ...checkTypefaces(facts, limits),
    ...checkLineDensity(facts, limits),
    ...checkCharacterDensity(facts, limits),
    ...checkFonts(facts, limits),
    ...checkPageNumbers(facts, limits),
    ...checkFileLinks(facts, linkRule(profile, section, limits)),
    ...(section ? checkPageCount(facts, section) : []),
    ...checkFileHeadings(
      facts,
      section?.headings ?? [],
      (heading) => section && sentenceOn(section, (quote) => quote.toLowerCase().includes(heading.toLowerCase())),
    ),
    ...checkReadable(facts, limits),
    ...checkFileFacts(facts, limits),
    ...checkFileName(fileName, limits),
  ];
  const weight = { error: 0, warning: 1, info: 2 };
  const all = said.map((each) => finding(section?.key ?? null, each));
  return fewOfEach(all.sort((a, b) => weight[a.level] - weight[b.level] || (a.page ?? 0) - (b.page ?? 0)));
}

/** The funder's rule for paper, or the format's own sheet where no funder is behind it. */
function paperRule(profile: string, { paper }: FileLimits) {
  if (paper) return { sheet: paper.sheet, fit: paper.fit };
  return isProfileId(profile) ? { sheet: profiles[profile].paper, fit: 'exactly' as const } : null;
}

function linkRule(profile: string, section: SectionRule | null, limits: FileLimits): LinkRule {
  if (limits.links) return { links: 'forbidden', evidence: limits.links, but: limits.links.but, hasReferences: true };
  const known = isProfileId(profile) && profiles[profile].links !== 'live' ? profiles[profile].facts : [];
  const fact = known.find(({ about }) => about === 'links') ?? null;
  if (section === null) return { links: fact ? 'perhaps' : 'allowed', evidence: fact, hasReferences: true };
  if (!section.forbid?.includes('links')) return { links: 'allowed', evidence: null, hasReferences: true };
  const own = sentenceOn(section, (quote) => /\b(?:urls?|links?)\b/i.test(quote));
  return { links: 'forbidden', evidence: own ?? fact, hasReferences: false };
}

/** A file that is wrong on every page says so a dozen times and then how often. */
function fewOfEach(findings: readonly FileFinding[]): FileFinding[] {
  const counts = new Map<string, number>();
  const kept = findings.filter(({ rule }) => {
    counts.set(rule, (counts.get(rule) ?? 0) + 1);
    return counts.get(rule)! <= mostOfARule;
  });
  return kept.map((each) => {
    const more = counts.get(each.rule)! - mostOfARule;
    const isLast = more > 0 && kept.filter(({ rule }) => rule === each.rule).at(-1) === each;
    return isLast ? { ...each, message: `${each.message} The same is so on ${more} more pages.` } : each;
  });
}
