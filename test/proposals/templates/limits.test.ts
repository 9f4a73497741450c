import { describe, expect, it } from 'vitest';
import { shaper } from '#app/pdf/fonts/shaper.server.ts';
import { layoutDocument, sectionPages } from '#app/pdf/layout-document.ts';
import { textFrame } from '#app/pdf/measure/text-frame.ts';
import { checkLimit } from '#app/pdf/preflight/check-limits.ts';
import { profiles, withFamily, type Profile } from '#app/pdf/profiles.ts';
import { templates, type TemplateSection } from '#app/proposals/templates/index.ts';
import { documentOf, p, prose } from '#test/pdf/support/document.ts';

/** Every section with a limit of every template, in every font its funder's profile offers. */
const limited = templates.flatMap(({ id, profile, sections }) =>
  sections.flatMap((section) =>
    section.limit
      ? profiles[profile].fonts.map(({ family }) => ({
          name: `${id}, ${section.title} in ${family}: ${section.limit!.max} ${section.limit!.unit}`,
          section,
          max: section.limit!.max,
          profile: withFamily(profiles[profile], family)!,
        }))
      : [],
  ),
);

/** Lines of text under the title of a section that fill so many pages, by arithmetic alone. */
function linesIn(pages: number, profile: Profile): number {
  const { height } = textFrame(profile);
  const [head] = profile.headings;
  const fit = (room: number) => Math.floor(room / profile.body.leading + 1e-6);
  return fit(height - head.leading - head.after) + (pages - 1) * fit(height);
}

function outcome(text: string, { key, title, ...rest }: TemplateSection, profile: Profile) {
  const sections = [{ key, title, blocks: [p(text)] }];
  const file = { ...documentOf({}, { title: '', people: [] }), sections };
  const layout = layoutDocument(file, profile, shaper, 'en-US');
  const pages = sectionPages(layout).get(key)!;
  return { pages, findings: checkLimit(sections[0]!, { key, ...rest }, pages, layout.pages.length) };
}

const lines = (count: number) => Array.from({ length: count }, (_, line) => `line ${line + 1}`).join('\n');

describe('a limit of a template', () => {
  it.each(limited)('$name, and not one more', ({ section, max, profile }) => {
    const pages = section.limit!.unit === 'pages';
    const full = pages ? linesIn(max, profile) : max;
    const text = pages ? lines : prose;
    const within = outcome(text(full), section, profile);
    expect(within.findings).toEqual([]);
    if (pages) expect(within.pages).toBe(max);
    const over = outcome(text(full + 1), section, profile);
    expect(over.findings).toMatchObject([
      { level: 'error', rule: pages ? 'page-limit' : 'word-limit', source: section.limit!.source },
    ]);
    if (pages) expect(over.findings[0]!.page).toBe(max + 1);
  });
});
