import { sameFact, type ProjectFacts, type ProjectField } from '../facts.ts';
import type { FileName } from './which-file.ts';

/** A fact that may be taken over: from what to what, and whether that is what one would want. */
export type Proposed = { field: ProjectField; old: unknown; value: unknown; file: FileName; ticked: boolean };

type Found = { field: ProjectField; value: unknown; file: FileName };

/**
 * What is new in the files. What a person typed is kept unless ticked by hand; of two files that differ the first is
 * ticked, where nothing or only a file stood there before.
 */
export function propose(
  facts: ProjectFacts,
  found: readonly Found[],
  typedByPeople: ReadonlySet<ProjectField>,
): Proposed[] {
  const rows: Proposed[] = [];
  // A licence that is known needs no words for it.
  const isLicensed = facts.licence !== null || found.some(({ field }) => field === 'licence');
  for (const { field, value, file } of found) {
    if (field === 'licenceText' && isLicensed) continue;
    const old = facts[field];
    const others = rows.filter((row) => row.field === field);
    if (sameFact(old, value) || others.some((row) => sameFact(row.value, value))) continue;
    const isFree = old === null || !typedByPeople.has(field);
    rows.push({ field, old, value, file, ticked: isFree && field !== 'name' && others.length === 0 });
  }
  return rows;
}

/** The key of a tick in the form. */
export const tickOf = ({ field, file }: Pick<Proposed, 'field' | 'file'>) => `${field}@${file}`;
