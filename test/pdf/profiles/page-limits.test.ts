import { fc } from '#test/support/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { shaper } from '#app/pdf/fonts/shaper.server.ts';
import { layoutDocument, sectionPages } from '#app/pdf/layout-document.ts';
import { textFrame } from '#app/pdf/measure/text-frame.ts';
import { checkLimit } from '#app/pdf/preflight/check-limits.ts';
import { profiles, withFamily, type Profile, type ProfileId } from '#app/pdf/profiles.ts';
import { documentOf, p } from '../support/document.ts';

const offered = (Object.keys(profiles) as ProfileId[]).flatMap((id) =>
  profiles[id].fonts.map(({ family }) => [id, family] as const),
);

/** Lines of text under the title of a section that fill so many pages, by arithmetic alone. */
function linesIn(pages: number, profile: Profile): number {
  const { height } = textFrame(profile);
  const [head] = profile.headings;
  const { leading } = profile.body;
  const fit = (room: number) => Math.floor(room / leading + 1e-6);
  return fit(height - head.leading - head.after) + (pages - 1) * fit(height);
}

function outcome(lines: number, max: number, profile: Profile) {
  const text = Array.from({ length: lines }, (_, line) => `line ${line + 1}`).join('\n');
  const file = documentOf({ Plan: [p(text)] }, { title: '', people: [] });
  const layout = layoutDocument(file, profile, shaper, 'en-US');
  const pages = sectionPages(layout).get('plan')!;
  const rule = { key: 'plan', limit: { unit: 'pages' as const, max, quote: 'no more', source: 'the guide' } };
  return { pages, findings: checkLimit(file.sections[0]!, rule, pages, layout.pages.length) };
}

describe('a page limit', () => {
  it.each(offered)('%s in %s: takes exactly N pages, and not N pages and one line', (id, family) => {
    const profile = withFamily(profiles[id], family)!;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 15 }), (max) => {
        const lines = linesIn(max, profile);
        expect(outcome(lines, max, profile)).toEqual({ pages: max, findings: [] });
        const over = outcome(lines + 1, max, profile);
        expect(over.pages).toBe(max + 1);
        expect(over.findings).toMatchObject([{ level: 'error', rule: 'page-limit', page: max + 1 }]);
      }),
      { numRuns: 6 },
    );
  });
});
