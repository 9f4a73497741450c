import type { SourceDefinition } from './define-source.ts';
import { euFundingTenders } from './sources/eu-funding-tenders.ts';
import { grantsGovExtract } from './sources/grants-gov-extract.ts';
import { grantsGov } from './sources/grants-gov.ts';
import { darpa } from './sources/darpa.ts';
import { nlnet } from './sources/nlnet.ts';
import { ukriFeed } from './sources/ukri-feed.ts';
import { ukri } from './sources/ukri.ts';
import { nsfFunding } from './sources/nsf-funding.ts';

/** Every file of scrapers/sources, by id. A test derives the list again from the folder, so that none is forgotten. */
export const sources: readonly SourceDefinition[] = [
  darpa,
  euFundingTenders,
  nlnet,
  ukri,
  ukriFeed,
  grantsGovExtract,
  grantsGov,
  nsfFunding,
];

/** The source with this id, or null. */
export function getSource(id: string): SourceDefinition | null {
  return sources.find((source) => source.id === id) ?? null;
}
