import { defineSource } from '../define-source.ts';
import { LONDON } from '../lib/ukri/facts.ts';
import { readList } from '../lib/ukri/read-list.ts';
import { readCallPage } from '../lib/ukri/read-page.ts';
import { UKRI } from '../lib/ukri/to-draft.ts';

/** UKRI's Funding Finder: the open calls of all UK research councils, page by page, and each call's own page. */
export const ukri = defineSource({
  id: 'ukri',
  title: 'UKRI Funding Finder',
  homepage: 'https://www.ukri.org/opportunity/',
  funder: UKRI,
  authority: 'funder',
  zone: LONDON,
  licence: 'Open Government Licence v3.0.',
  schedule: { everyHours: 6 },
  covers: 'all',
  format: 'html',
  expect: { min: 40, fields: { deadlines: 0.6, summary: 0.6 } },
  request: { url: 'https://www.ukri.org/opportunity/?filter_status%5B0%5D=open&filter_order=closing_date' },
  parse: readList,
  detail: {
    format: 'html',
    perRun: 40,
    request: ({ url }) => ({ url }),
    parse: readCallPage,
  },
});
