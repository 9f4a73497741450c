import type { Database } from '#prisma/client.server.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import type { CheckedDraft } from '../draft.ts';
import { canonicalNumber, canonicalUrl } from '../identity.ts';
import { foldText } from '../text.ts';
import { SHOWN } from '../shown.server.ts';

const SUGGESTED = 5;
const LOOKED_AT = 200;

export type Duplicate = {
  id: string;
  title: string;
  funder: string;
  number: string | null;
  url: string;
  why: string;
  /** its dates, each once */
  dates: string[];
};

/** Calls of the list that a proposed one may be: the same page, number or title. The surest first. */
export async function findDuplicates(
  db: Database,
  draft: Pick<CheckedDraft, 'title' | 'number' | 'url' | 'keys'>,
): Promise<Duplicate[]> {
  const url = canonicalUrl(draft.url);
  const pages = url === null ? [] : variants(url);
  const words = foldText(draft.title)
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 3)
    .sort((a, b) => b.length - a.length)
    .slice(0, 3);
  const or: Prisma.OpportunityWhereInput[] = [
    { canonicalKey: { in: draft.keys } },
    { url: { in: pages } },
    { links: { some: { url: { in: pages } } } },
    { title: draft.title },
    ...(draft.number ? [{ number: { in: [draft.number, canonicalNumber(draft.number)] } }] : []),
    ...(words.length > 1 ? [{ AND: words.map((word) => ({ title: { contains: word } })) }] : []),
  ];
  const rows = await db.opportunity.findMany({
    where: { ...SHOWN, OR: or },
    orderBy: { firstSeenAt: 'desc' },
    take: LOOKED_AT,
    select: {
      ...{ id: true, title: true, number: true, url: true, funder: true, links: { select: { url: true } } },
      deadlines: { where: { isPlaceholder: false }, select: { date: true }, orderBy: { date: 'asc' } },
    },
  });
  return rows
    .flatMap((row) => {
      const samePage = [row.url, ...row.links.map((link) => link.url)].some((one) => url && canonicalUrl(one) === url);
      const sameNumber = draft.number && row.number && canonicalNumber(row.number) === canonicalNumber(draft.number);
      const sameTitle = fold(row.title) === fold(draft.title);
      const why = samePage
        ? 'the same page'
        : sameNumber
          ? 'the same number'
          : sameTitle
            ? 'the same title'
            : 'a title alike';
      const { id, title, number, funder } = row;
      const dates = [...new Set(row.deadlines.map(({ date }) => date))];
      return [{ id, title, number, url: row.url, funder: funder.name, why, dates }];
    })
    .sort((a, b) => ORDER.indexOf(a.why) - ORDER.indexOf(b.why))
    .slice(0, SUGGESTED);
}

const ORDER = ['the same page', 'the same number', 'the same title', 'a title alike'];
const fold = (text: string) =>
  foldText(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** The spellings under which a page may be stored; what is found is compared by its canonical address. */
function variants(canonical: string): string[] {
  const bare = canonical.slice('https://'.length);
  return ['https://', 'http://', 'https://www.', 'http://www.'].flatMap((start) => [
    `${start}${bare}`,
    `${start}${bare}/`,
  ]);
}
