import { programmes } from '../catalogue/index.ts';
import { toDrafts } from '../catalogue/to-drafts.ts';
import { defineCatalogue } from '../define-source.ts';

/**
 * Programmes that open-source science asks for money and that have no feed, gathered by people: each fact with the
 * document it stands in and the day it was read. What no document says is left unknown; no date is ever guessed.
 */
export const catalogue = defineCatalogue({
  id: 'catalogue',
  title: 'Catalogue of programmes',
  homepage: 'https://github.com/ralphtheninja/open-funding',
  funder: null,
  authority: 'aggregator',
  zone: 'applicant_local',
  licence: 'Facts only, in our own words, each with the address of its document.',
  schedule: { everyHours: 24 * 7 },
  covers: 'all',
  expect: { min: 40 },
  drafts: () => programmes.flatMap(toDrafts),
});
