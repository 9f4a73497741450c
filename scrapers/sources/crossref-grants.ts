import type { AwardDraft } from '#app/opportunities/awards/award-draft.ts';
import { programmeKey } from '#app/opportunities/awards/award-keys.ts';
import { parseIsoDate } from '#app/opportunities/calendar-date.ts';
import { funderByCrossref, funderByName, funderByRor } from '#app/opportunities/funders.ts';
import { minorDigits } from '#app/opportunities/money.ts';
import { plainLine } from '#app/opportunities/text.ts';
import { defineAwards, type Parsed, type SourceRequest } from '../define-source.ts';
import { crossrefAnswer, crossrefGrant, dayOfParts, type CrossrefGrant } from '../lib/crossref-shape.ts';
import { readJson } from '../lib/read-json.ts';

const PER_PAGE = 200;

function pageAt(cursor: string): SourceRequest {
  const query = { filter: 'type:grant', query: '"open source software"', rows: String(PER_PAGE), cursor };
  return { url: `https://api.crossref.org/works?${new URLSearchParams(query).toString()}` };
}

/** Grants that funders register with Crossref: Wellcome, Sloan, Moore and others, told apart by their identifiers. */
export const crossrefGrants = defineAwards({
  id: 'crossref-grants',
  title: 'Crossref grants',
  homepage: 'https://www.crossref.org/community/grants/',
  funder: null,
  authority: 'portal',
  zone: 'Etc/UTC',
  licence: 'Crossref metadata, free to reuse (facts).',
  schedule: { everyHours: 24 * 7 },
  covers: 'newest',
  format: 'json',
  expect: { min: 5 },
  request: pageAt('*'),
  parse: ({ body }) => {
    const { items, 'next-cursor': cursor } = readJson(body, crossrefAnswer).message;
    const parsed: Parsed<AwardDraft> = { drafts: [], rejected: [] };
    for (const item of items) {
      const read = crossrefGrant.safeParse(item);
      if (!read.success) {
        const issue = read.error.issues[0]!;
        parsed.rejected.push({ key: doiOf(item), reason: `${issue.path.join('.')}: ${issue.message}` });
        continue;
      }
      const draft = toDraft(read.data);
      if (typeof draft === 'string') parsed.rejected.push({ key: read.data.DOI, reason: draft });
      else parsed.drafts.push(draft);
    }
    return { ...parsed, next: cursor && items.length === PER_PAGE ? pageAt(cursor) : null };
  },
});

/** The award, or why it is none that can be shown. */
function toDraft(grant: CrossrefGrant): AwardDraft | string {
  const project = grant.project[0]!;
  const title = plainLine(project['project-title']?.[0]?.title ?? '');
  if (!title) return 'has no title';
  const funding = project.funding?.[0];
  const ids = [
    ...(funding?.funder?.id ?? []).map(({ id }) => id),
    ...(funding?.funder?.DOI ? [funding.funder.DOI] : []),
  ];
  const named = plainLine(funding?.funder?.name ?? grant.publisher ?? '');
  const known = first(ids, funderByRor) ?? first(ids, funderByCrossref) ?? funderByName(named);
  const ror = ids.find((id) => /^https:\/\/ror\.org\/0[a-z0-9]{8}$/.test(id)) ?? null;
  if (!known && !named) return 'names no funder';
  const scheme = plainLine(funding?.scheme ?? '');
  return {
    externalKey: grant.DOI.toLowerCase(),
    number: grant.award ?? null,
    title,
    funder: { name: known?.name ?? named, rorId: known?.rorId ?? ror },
    programmes: scheme ? [scheme] : [],
    callKeys: scheme ? [programmeKey(scheme)] : [],
    institution: plainLine(project['lead-investigator']?.[0]?.affiliation?.[0]?.name ?? '') || null,
    startsOn: dayIn(project['award-start'] ?? grant['award-start']),
    endsOn: dayIn(project['award-end'] ?? grant['award-end']),
    amount: amountOf(project['award-amount'] ?? funding?.['award-amount']),
    url: `https://doi.org/${grant.DOI}`,
  };
}

function amountOf(
  stated: { amount?: number | null; currency?: string | null } | null | undefined,
): AwardDraft['amount'] {
  const { amount, currency } = stated ?? {};
  if (!amount || amount <= 1 || !currency || !/^[A-Z]{3}$/.test(currency)) return null;
  const minor = Math.round(amount * 10 ** minorDigits(currency));
  return Number.isSafeInteger(minor) ? { minor, currency, rawText: `award-amount ${amount} ${currency}` } : null;
}

const dayIn = (value: Parameters<typeof dayOfParts>[0]) => parseIsoDate(dayOfParts(value) ?? '');

function first<T>(ids: readonly string[], find: (id: string) => T | null): T | null {
  for (const id of ids) {
    const found = find(id);
    if (found) return found;
  }
  return null;
}

function doiOf(item: unknown): string {
  const { DOI } = (item ?? {}) as { DOI?: unknown };
  return typeof DOI === 'string' && DOI ? DOI : '(no DOI)';
}
