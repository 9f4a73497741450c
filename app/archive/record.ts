import type { Visibility } from '#app/accounts/can.ts';
import type { Result } from './result.ts';

/** Who a record names: never an e-mail address. */
export type RecordPerson = { name: string; affiliation?: string; orcid?: string };
export type RecordLink = { url: string; name: string };

/** One line of the archive as pages and JSON read it. Amounts are minor units of the currency, dates YYYY-MM-DD. */
export type ArchiveEntry = {
  id: string;
  title: string;
  people: RecordPerson[];
  /** empty where it is not known */
  funder: string;
  programme: string | null;
  number: string | null;
  year: number | null;
  result: Result;
  amount: { minor: number; currency: string } | null;
  submittedOn: string | null;
  decidedOn: string | null;
  links: RecordLink[];
  visibility: Visibility;
  /** where an imported record came from, and under which licence its facts are */
  source: string | null;
  licence: string | null;
  /** whether the frozen PDF can be read where the record can */
  hasPdf: boolean;
};

/** Keeps what a record may tell of a person: name, affiliation, ORCID iD. */
export function publicPeople(people: readonly unknown[]): RecordPerson[] {
  return people.flatMap((person) => {
    const { name, affiliation, orcid } = (person ?? {}) as Record<string, unknown>;
    if (typeof name !== 'string' || !name.trim()) return [];
    const known: RecordPerson = { name: name.trim() };
    if (typeof affiliation === 'string' && affiliation.trim()) known.affiliation = affiliation.trim();
    if (typeof orcid === 'string' && /^(\d{4}-){3}\d{3}[\dX]$/.test(orcid)) known.orcid = orcid;
    return [known];
  });
}

/** Names in a row, shortened to the first few: `Ada Lovelace, Grace Hopper and 8 more`. */
export function peopleLine(people: readonly RecordPerson[], most = 3): string {
  const names = people.map((person) => person.name);
  if (names.length <= most + 1) return names.length < 2 ? (names[0] ?? '') : joinNames(names);
  return `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
}

function joinNames(names: string[]): string {
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
