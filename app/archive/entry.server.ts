import type { Visibility } from '#app/accounts/can.ts';
import { publicPeople, type ArchiveEntry, type RecordLink } from './record.ts';
import { readResult } from './result.ts';

/** What an entry needs of the database: the row and whether its proposal has a frozen PDF. */
export const entrySelect = {
  id: true,
  proposalId: true,
  title: true,
  people: true,
  funder: true,
  programme: true,
  number: true,
  year: true,
  result: true,
  amountMinor: true,
  currency: true,
  submittedOn: true,
  decidedOn: true,
  links: true,
  visibility: true,
  source: true,
  licence: true,
  proposal: { select: { _count: { select: { submissions: true } } } },
} as const;

type Row = {
  id: string;
  title: string;
  people: string;
  funder: string;
  programme: string | null;
  number: string | null;
  year: number | null;
  result: string;
  amountMinor: bigint | null;
  currency: string | null;
  submittedOn: string | null;
  decidedOn: string | null;
  links: string;
  visibility: string;
  source: string | null;
  licence: string | null;
  proposal: { _count: { submissions: number } } | null;
};

/** A row of the archive as an entry; what is stored as JSON is read defensively. */
export function toEntry(row: Row): ArchiveEntry {
  const { proposal, amountMinor, currency, people, links, ...rest } = row;
  return {
    id: rest.id,
    title: rest.title,
    people: publicPeople(readList(people)),
    funder: rest.funder,
    programme: rest.programme,
    number: rest.number,
    year: rest.year,
    result: readResult(rest.result),
    amount: amountMinor !== null && currency !== null ? { minor: Number(amountMinor), currency } : null,
    submittedOn: rest.submittedOn,
    decidedOn: rest.decidedOn,
    links: readList(links).flatMap(readLink),
    visibility: readVisibility(rest.visibility),
    source: rest.source,
    licence: rest.licence,
    hasPdf: (proposal?._count.submissions ?? 0) > 0,
  };
}

/** A stored visibility; anything unknown is private. */
export function readVisibility(stored: string): Visibility {
  return stored === 'public' || stored === 'community' ? stored : 'private';
}

function readList(json: string): unknown[] {
  const value: unknown = JSON.parse(json);
  return Array.isArray(value) ? value : [];
}

function readLink(value: unknown): RecordLink[] {
  const { url, name } = (value ?? {}) as Record<string, unknown>;
  if (typeof url !== 'string' || !/^https?:\/\//.test(url)) return [];
  return [{ url, name: typeof name === 'string' && name ? name : 'Proposal' }];
}
