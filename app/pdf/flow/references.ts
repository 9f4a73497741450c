import { z } from 'zod';

const name = z.object({ family: z.string().optional(), given: z.string().optional(), literal: z.string().optional() });
const text = z.union([z.string(), z.number()]).transform(String).optional().catch(undefined);

/** What we set of a reference in CSL-JSON; what we do not set is left alone. */
const reference = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  type: z.string().default('article'),
  author: z.array(name).default([]).catch([]),
  editor: z.array(name).default([]).catch([]),
  title: text,
  'container-title': text,
  publisher: text,
  volume: text,
  issue: text,
  page: text,
  DOI: text,
  URL: text,
  issued: z
    .object({
      'date-parts': z.array(z.array(z.union([z.string(), z.number()]))).optional(),
      literal: z.string().optional(),
    })
    .optional()
    .catch(undefined),
});

export type Reference = z.infer<typeof reference>;
type Person = z.infer<typeof name>;

/** The references of a document file that can be read, by id; the first of an id counts. */
export function readReferences(list: readonly unknown[]): Map<string, Reference> {
  const found = new Map<string, Reference>();
  for (const one of list) {
    const { data } = reference.safeParse(one);
    if (data && !found.has(data.id)) found.set(data.id, data);
  }
  return found;
}

/** The year, or n.d. */
export function yearOf({ issued }: Reference): string {
  const year = issued?.['date-parts']?.[0]?.[0];
  return String(year ?? /\d{4}/.exec(issued?.literal ?? '')?.[0] ?? 'n.d.');
}

/** The people a work goes by: its authors, else its editors. */
export function peopleOf({ author, editor }: Reference): Person[] {
  return author.length > 0 ? author : editor;
}

export const familyOf = (person: Person) => person.literal ?? person.family ?? person.given ?? '';

/** "Doe", "Doe and Roe", "Doe et al.", or the title where nobody is named. */
export function shortNames(work: Reference): string {
  const [first, second, ...more] = peopleOf(work).map(familyOf).filter(Boolean);
  if (!first) return work.title ?? work.publisher ?? work.id;
  if (!second) return first;
  return more.length > 0 ? `${first} et al.` : `${first} and ${second}`;
}

/** "Doe, J. A." */
function invertedName(person: Person): string {
  const { family, given } = person;
  if (!family || !given) return familyOf(person);
  const initials = given
    .split(/[\s.]+/)
    .filter(Boolean)
    .map((part) =>
      part
        .split('-')
        .map((half) => `${[...half][0]}.`)
        .join('-'),
    );
  return `${family}, ${initials.join(' ')}`;
}

/** A part of an entry in the list of references. */
export type EntryPart = { text: string; em?: boolean; href?: string };

/** The entry of a work, after its number where it has one: who, when, what, where. `year` may have a letter behind it. */
export function entryOf(work: Reference, year = yearOf(work)): EntryPart[] {
  const people = peopleOf(work).map(invertedName);
  const names = people.length > 1 ? `${people.slice(0, -1).join(', ')} and ${people.at(-1)}` : (people[0] ?? '');
  const parts: EntryPart[] = [{ text: `${names === '' ? '' : `${ended(names)} `}(${year}). ` }];
  const isPart = work['container-title'] !== undefined;
  if (work.title) parts.push({ text: ended(work.title), em: !isPart }, { text: ' ' });
  if (isPart) {
    parts.push({ text: work['container-title']!, em: true });
    const issue = work.issue ? `(${work.issue})` : '';
    const volume = [work.volume ? `${work.volume}${issue}` : issue, work.page?.replace(/-+/g, '–')].filter(Boolean);
    parts.push({ text: `${volume.length > 0 ? `, ${volume.join(', ')}` : ''}. ` });
  }
  if (work.publisher) parts.push({ text: `${ended(work.publisher)} ` });
  const href = work.DOI ? `https://doi.org/${work.DOI.replace(/^https?:\/\/(dx\.)?doi\.org\//, '')}` : work.URL;
  if (href) parts.push({ text: href, href });
  return parts;
}

const ended = (text: string) => (/[.?!]$/.test(text) ? text : `${text}.`);
