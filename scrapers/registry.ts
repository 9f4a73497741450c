import type { SourceDefinition } from './define-source.ts';
import { catalogue } from './sources/catalogue.ts';
import { crossrefGrants } from './sources/crossref-grants.ts';
import { grantsGovExtract } from './sources/grants-gov-extract.ts';
import { grantsGov } from './sources/grants-gov.ts';
import { nihReporter } from './sources/nih-reporter.ts';
import { nsfAwards } from './sources/nsf-awards.ts';
import { nsfFunding } from './sources/nsf-funding.ts';
import { nsfPrograms } from './sources/nsf-programs.ts';
import { nsfUpcoming } from './sources/nsf-upcoming.ts';
import { numfocusSdg } from './sources/numfocus-sdg.ts';
import { simplerGrants } from './sources/simpler-grants.ts';

/** Every file of scrapers/sources, by id. A test derives the list again from the folder, so that none is forgotten. */
export const sources: readonly SourceDefinition[] = [
  catalogue,
  crossrefGrants,
  grantsGovExtract,
  grantsGov,
  nihReporter,
  nsfAwards,
  nsfFunding,
  nsfPrograms,
  nsfUpcoming,
  numfocusSdg,
  simplerGrants,
];

/** The source with this id, or null. */
export function getSource(id: string): SourceDefinition | null {
  return sources.find((source) => source.id === id) ?? null;
}
