import type { Cite, CitedWork } from '#app/document/embeds.ts';
import { familyOf, peopleOf, shortNames, yearOf, type Reference } from './references.ts';

export type CitationStyle = 'numeric' | 'author-year';

export type Citations = {
  /** what stands where works are cited; `[?]` for one that is not among the references */
  mark(cite: Cite): string;
  /** the works that were cited, in the order of the list, each with its year and its number where they have one */
  list(): { work: Reference; year: string; label: string | null }[];
  /** cited works that are not among the references */
  missing(): string[];
};

/** Keeps count of the works a document cites. Ask for the marks in reading order: a number is given at the first. */
export function citationsOf(references: ReadonlyMap<string, Reference>, style: CitationStyle): Citations {
  const cited = new Map<string, Reference>();
  const missing = new Set<string>();
  const number = (id: string) => [...cited.keys()].indexOf(id) + 1;
  const note = ({ id }: CitedWork): Reference | null => {
    const work = references.get(id) ?? null;
    if (work) cited.set(id, work);
    else missing.add(id);
    return work;
  };
  return {
    mark({ works }) {
      const found = works.map((cite) => ({ cite, work: note(cite) }));
      const bare = found.every(({ cite, work }) => work && !cite.prefix && !cite.locator && !cite.suffix);
      if (style === 'numeric' && bare) return `[${ranges(found.map(({ cite }) => number(cite.id)))}]`;
      const parts = found.map(({ cite, work }) => {
        const name = !work
          ? '?'
          : style === 'numeric'
            ? String(number(cite.id))
            : `${shortNames(work)} ${letteredYear(work, references)}`;
        const around = [cite.prefix, name].filter(Boolean).join(' ');
        return [around, cite.locator && locator(cite.locator), cite.suffix].filter(Boolean).join(', ');
      });
      return style === 'numeric' ? `[${parts.join('; ')}]` : `(${parts.join('; ')})`;
    },
    list() {
      const works = [...cited.values()];
      if (style === 'numeric') return works.map((work, i) => ({ work, year: yearOf(work), label: `[${i + 1}]` }));
      return works.sort(byName).map((work) => ({ work, year: letteredYear(work, references), label: null }));
    },
    missing: () => [...missing],
  };
}

const locator = (text: string) =>
  /^\d+$/.test(text) ? `p. ${text}` : /^\d[\d–, -]*$/.test(text) ? `pp. ${text}` : text;
const sortKey = (work: Reference) =>
  `${peopleOf(work).map(familyOf).join(' ') || work.title} ${yearOf(work)} ${work.title}`;

const byName = (a: Reference, b: Reference) => sortKey(a).localeCompare(sortKey(b), 'en');

/** Works of the same people and year are told apart by a letter, in the order of the list. */
function letteredYear(work: Reference, references: ReadonlyMap<string, Reference>): string {
  const nameOf = (one: Reference) => `${shortNames(one)} ${yearOf(one)}`;
  const alike = [...references.values()].filter((one) => nameOf(one) === nameOf(work)).sort(byName);
  return alike.length > 1 ? yearOf(work) + String.fromCharCode(97 + alike.indexOf(work)) : yearOf(work);
}

/** 1, 2, 3, 5 → 1–3, 5 */
function ranges(numbers: number[]): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const parts: [number, number][] = [];
  for (const number of sorted) {
    const last = parts.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else parts.push([number, number]);
  }
  return parts.map(([a, b]) => (a === b ? `${a}` : b === a + 1 ? `${a}, ${b}` : `${a}–${b}`)).join(', ');
}
