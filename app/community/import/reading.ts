import type { TypedBudget } from '../budget-text.ts';

/** What a file says of a project, in its own words and not yet checked. */
export type Told = {
  name?: string;
  summary?: string;
  url?: string;
  repository?: string;
  licence?: string;
  topics?: string[];
  maintainers?: number;
  budget?: TypedBudget;
};

/** What was read from one file, and a sentence for each thing in it that was not understood. */
export type Reading = { told: Told; notes: string[] };

/** Reads one kind of file; `of` is the project's name, for files that tell of several. Never throws. */
export type Reader = (text: string, of: string) => Reading;

/** A reading of a file that cannot be read at all. */
export const unreadable = (note: string): Reading => ({ told: {}, notes: [note] });

/** Leaves out what was not told. */
export function onlyTold(told: { [K in keyof Told]: Told[K] | undefined }): Told {
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)) as Told;
}
