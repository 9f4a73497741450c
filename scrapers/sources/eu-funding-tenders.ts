import { defineSource } from '../define-source.ts';
import { BRUSSELS } from '../lib/sedia/deadlines.ts';
import { readPortal } from '../lib/sedia/read-answer.ts';
import { pageRequest } from '../lib/sedia/request.ts';
import { COMMISSION, PORTAL } from '../lib/sedia/to-draft.ts';

/** What is open or forthcoming on the EU's Funding & Tenders portal: topics, external action, and the calls of projects. */
export const euFundingTenders = defineSource({
  id: 'eu-funding-tenders',
  title: 'EU Funding & Tenders',
  homepage: `${PORTAL}/calls-for-proposals`,
  funder: COMMISSION,
  authority: 'funder',
  zone: BRUSSELS,
  licence: 'European Commission data; reuse is allowed with attribution.',
  schedule: { everyHours: 24 },
  covers: 'all',
  format: 'json',
  expect: { min: 300, fields: { deadlines: 0.9, amount: 0.5 } },
  request: pageRequest(1),
  parse: readPortal,
});
