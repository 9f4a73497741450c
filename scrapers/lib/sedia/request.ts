import type { SourceRequest } from '../../define-source.ts';

export const PAGE_SIZE = 100;
/** 1 topics of calls for proposals, 2 calls of the external action, 8 cascade calls (those that projects open to third parties). */
export const TYPES = ['1', '2', '8'] as const;
export const FORTHCOMING = '31094501';
export const OPEN = '31094502';

const ADDRESS = 'https://api.tech.ec.europa.eu/search-api/prod/rest/search';
const BOUNDARY = 'callboard-funding-and-tenders';

/** What is asked, as the portal's own pages ask it. Each part must be a JSON file: as a plain field it is ignored in silence. */
const PARTS = {
  query: { bool: { must: [{ terms: { type: TYPES } }, { terms: { status: [FORTHCOMING, OPEN] } }] } },
  languages: ['en'],
  // A key that is unique: sorted by a date, calls of one day change places between two pages and are missed.
  sort: { field: 'reference', order: 'ASC' },
};

/** One page of the open and forthcoming calls; pages count from 1. */
export function pageRequest(page: number): SourceRequest {
  const address = new URL(ADDRESS);
  address.search = new URLSearchParams({
    ...{ apiKey: 'SEDIA', text: '***', pageSize: String(PAGE_SIZE), pageNumber: String(page) },
  }).toString();
  return {
    url: address.href,
    method: 'POST',
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
    body: multipart(PARTS),
  };
}

function multipart(parts: Record<string, unknown>): string {
  const lines = Object.entries(parts).flatMap(([name, value]) => [
    `--${BOUNDARY}`,
    `Content-Disposition: form-data; name="${name}"; filename="${name}.json"`,
    'Content-Type: application/json',
    '',
    JSON.stringify(value),
  ]);
  return [...lines, `--${BOUNDARY}--`, ''].join('\r\n');
}
