import { expect, test } from 'vitest';
import { numfocusSdg } from '#scrapers/sources/numfocus-sdg.ts';
import { fixture } from '../support.ts';

test('pitfall 16: proposals and awards of others are never calls', async () => {
  const { drafts } = await numfocusSdg.parse({
    url: numfocusSdg.request.url,
    body: fixture('numfocus-sdg/synthetic-issues.json'),
  });
  expect(drafts.map(({ externalKey }) => externalKey)).toEqual(['programme', '2025-R3', '2025-R2', '2025-R1']);
  expect(JSON.stringify(drafts)).not.toContain('a proposal, removed');
});
