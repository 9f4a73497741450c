import type { PdfFacts, PdfPage } from '../../inspect/pdf-facts.ts';
import type { RuleEvidence } from '../../profiles/profile.ts';
import { afterReferences } from './references.ts';
import type { Said } from './file-finding.ts';

const typedAddress = /\b(?:https?:\/\/|www\.)[^\s<>()]+/iu;

export type LinkRule = {
  /** `perhaps`: the funder forbids them in some section, and nobody said which this is */
  links: 'forbidden' | 'perhaps' | 'allowed';
  evidence: RuleEvidence | null;
  /** addresses that are allowed all the same */
  but?: RegExp | undefined;
  /** the file may be a whole proposal, with references that the rule does not mean */
  hasReferences: boolean;
};

/** Live links and typed web addresses where none may be, once a page. */
export function checkFileLinks({ pages }: PdfFacts, { links, evidence, but, hasReferences }: LinkRule): Said[] {
  if (links === 'allowed') return [];
  const isReference = afterReferences(pages);
  return pages.flatMap((page, index): Said[] => {
    const found = addresses(page).filter(({ address }) => !but?.test(address));
    const inText = found.filter((each) => !hasReferences || !isReference(index + 1, each));
    const [first, ...more] = inText.length > 0 ? inText : found;
    // Who has not said which section it is may have put all of them where they belong.
    if (!first || (links === 'perhaps' && inText.length === 0)) return [];
    const level = links === 'forbidden' && inText.length > 0 ? 'error' : 'warning';
    const mend =
      links === 'perhaps'
        ? 'Some sections may have none: take it out if this is one, or say which section the file is.'
        : level === 'error'
          ? 'Take the address and its link out, or move it to the references.'
          : 'See whether the rule lets it stand among the references.';
    const others = more.length > 0 ? `, and ${more.length} more on this page` : '';
    const message = `${first.live ? 'A live link leads to' : 'There is the web address'} ${first.address}${others}. ${mend}`;
    return [{ level, rule: 'no-links', evidence, page: index + 1, place: first, message }];
  });
}

/** Links that leave the file, and addresses in the text that are no link. */
function addresses(page: PdfPage) {
  const links = page.links.flatMap(({ url, x, y }) => (url === null ? [] : [{ address: url, x, y, live: true }]));
  const typed = page.lines.flatMap(({ text, x, y }) => {
    const address = typedAddress.exec(text)?.[0].replace(/[.,;:]+$/, '');
    return address && !links.some((link) => link.address.startsWith(address)) ? [{ address, x, y, live: false }] : [];
  });
  const once = new Map([...links, ...typed].map((each) => [each.address, each]));
  return [...once.values()];
}
