import { defineCatalogue, type CatalogueSource } from '#scrapers/define-source.ts';
import type { OpportunityDraft } from '../draft.ts';

/** The source of what people proposed and a curator approved. */
export const PEOPLE_SOURCE = 'people';

/** A source that says one proposed call. Whoever hears of a call first knows it less well than its funder does. */
export const peopleSource = (draft: OpportunityDraft, homepage: string): CatalogueSource =>
  defineCatalogue({
    id: PEOPLE_SOURCE,
    title: 'Proposed by people',
    homepage,
    funder: null,
    authority: 'aggregator',
    zone: 'applicant_local',
    licence: 'Facts, written down by members of this community.',
    schedule: { everyHours: 24 },
    covers: 'newest',
    expect: { min: 1 },
    drafts: () => [draft],
  });
