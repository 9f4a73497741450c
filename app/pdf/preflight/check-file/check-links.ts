import type { PdfFacts, PdfPage } from '../../inspect/pdf-facts.ts';
import type { RuleEvidence } from '../file-limits.ts';
import type { Said } from './file-finding.ts';

const typedAddress = /\b(?:https?:\/\/|www\.)[^\s<>()]+/iu;

export type LinkRule = {
  /** `perhaps`: the funder forbids them in some section, and nobody said which this is */
  links: 'forbidden' | 'perhaps' | 'allowed';
  evidence: RuleEvidence | null;
  /** addresses that are allowed all the same */
  but?: RegExp | undefined;
};

/** Live links and typed web addresses where none may be, once a page. */
export function checkFileLinks({ pages }: PdfFacts, { links, evidence, but }: LinkRule): Said[] {
  if (links === 'allowed') return [];
  const level = links === 'forbidden' ? 'error' : 'warning';
  const mend =
    level === 'error'
      ? 'Take the address and its link out, or move it to the references.'
      : 'Some sections may have none: take it out if this is one, or say which section the file is.';
  return pages.flatMap((page, index): Said[] => {
    const [first, ...more] = addresses(page).filter(({ address }) => !but?.test(address));
    if (!first) return [];
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
