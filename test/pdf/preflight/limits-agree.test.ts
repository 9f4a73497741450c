import { expect, it } from 'vitest';
import { fileLimits } from '#app/pdf/preflight/file-limits.ts';
import { profiles, type ProfileId } from '#app/pdf/profiles.ts';

const ids = (Object.keys(fileLimits) as ProfileId[]).filter((id) => id in profiles);

it.each(ids)('%s is set within what its files are checked for', (id) => {
  const { limits, margins, inset, paper } = profiles[id];
  const asked = fileLimits[id]!;
  if (asked.linesPerInch) expect(limits.linesPerInch).toBe(asked.linesPerInch.most);
  if (asked.charactersPerInch) expect(limits.charactersPerInch).toBe(asked.charactersPerInch.most);
  if (asked.margin)
    for (const margin of Object.values(margins)) expect(margin + inset).toBeGreaterThanOrEqual(asked.margin.least);
  if (asked.paper?.fit === 'exactly') expect(paper).toEqual(asked.paper.sheet);
  if (asked.pageNumbers?.allowed === 'no') expect(profiles[id].pageNumbers).toBe(null);
  if (asked.links) expect(profiles[id].links).not.toBe('live');
});
