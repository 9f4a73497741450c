import { describe, expect, it } from 'vitest';
import type { Block } from '#app/document/blocks.ts';
import type { DocumentFile } from '#app/document/file.ts';
import { exportDocument } from '#app/pdf/export-document.server.ts';
import { profiles, type ProfileId } from '#app/pdf/profiles.ts';
import { documentOf, h, kitchenSink, li, p, prose } from '../../support/document.ts';
import { findingsOf } from '../../support/facts.ts';

const ids = Object.keys(profiles) as ProfileId[];
const seeds = [20261125, 7, 4711];

/** Blocks of the kitchen sink and plain ones in a random order. */
function randomDocument(seed: number): DocumentFile {
  let state = seed;
  const below = (limit: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const sink = kitchenSink();
  const known = sink.sections.flatMap(({ blocks }) => blocks);
  const block = (): Block => {
    const kind = below(6);
    if (kind === 0) return h(prose(1 + below(9)), 1 + below(3));
    if (kind === 1) return li(prose(3 + below(60)), below(4));
    if (kind === 2) return known[below(known.length)]!;
    return p(prose(1 + below(250)));
  };
  const titles = ['One', 'Two', 'Three'].slice(0, 1 + below(3));
  const sections = titles.map((title) => [title, Array.from({ length: below(25) }, block)] as const);
  return { ...documentOf(Object.fromEntries(sections)), references: sink.references, assets: sink.assets };
}

describe.each(ids)('what we export in %s passes the check of the finished file', (profile) => {
  it('with everything a document can hold', async () => {
    const { pdf } = await exportDocument(kitchenSink(), profile);
    const found = await findingsOf(pdf, { profile, fileName: 'proposal.pdf' });
    expect(found.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it.each(seeds)('with random content of seed %i', async (seed) => {
    const { pdf } = await exportDocument(randomDocument(seed), profile);
    const found = await findingsOf(pdf, { profile, fileName: 'proposal.pdf' });
    expect(found.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
