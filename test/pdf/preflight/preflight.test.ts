import { describe, expect, it } from 'vitest';
import { exportDocument } from '#app/pdf/export-document.server.ts';
import type { Block } from '#app/document/blocks.ts';
import { documentFlow } from '#app/pdf/flow/document-flow.ts';
import { findFace } from '#app/pdf/fonts/faces.server.ts';
import { createShaper } from '#app/pdf/fonts/shaper.server.ts';
import { checkCharacters } from '#app/pdf/preflight/check-characters.ts';
import type { SectionRule } from '#app/pdf/section-rule.ts';
import { documentOf, h, p, prose, run } from '../support/document.ts';

const description: SectionRule = {
  key: 'plan',
  headings: ['Broader Impacts'],
  forbid: ['links'],
  rules: [
    { quote: 'URLs must not be used', source: 'guide II.D' },
    { quote: '"Broader Impacts" must appear as a heading on its own line', source: 'guide II.E' },
  ],
};
const findings = async (blocks: Block[], rule: SectionRule = description) =>
  (await exportDocument(documentOf({ Plan: blocks }), 'nsf', { rules: [rule] })).findings;

describe('findings', () => {
  it('are none for a section that keeps the rules', async () => {
    expect(await findings([p('text'), h('Broader  impacts'), p('text')])).toEqual([]);
  });

  it('name a missing heading and quote the rule; bold text is no heading', async () => {
    const [finding, ...more] = await findings([p(run('Broader Impacts', 'strong'))]);
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      level: 'error',
      rule: 'required-heading',
      source: 'guide II.E',
      section: 'plan',
      page: 2,
    });
    expect(finding!.message).toContain('on its own line');
  });

  it('warn once of an empty section instead of all that it lacks', async () => {
    expect(await findings([p('')])).toMatchObject([{ level: 'warning', rule: 'empty-section' }]);
  });

  it('find links and typed addresses, with the page they stand on', async () => {
    const filler = Array.from({ length: 8 }, () => p(prose(150)));
    const found = await findings([
      h('Broader Impacts'),
      p(run('here', 'https://a.example/x')),
      p(run('https://b.example/', 'https://b.example/')),
      ...filler,
      p('see www.c.example/path, and (https://d.example).'),
    ]);
    expect(found.map(({ rule, page }) => [rule, page])).toEqual([
      ['no-links', 2], ['no-links', 2], ['no-links', 3], ['no-links', 3],
    ]); // prettier-ignore
    expect(found.map(({ message }) => /but has (\S+)\. /.exec(message)?.[1])).toEqual([
      'https://a.example/x', 'https://b.example/', 'www.c.example/path', 'https://d.example',
    ]); // prettier-ignore
    expect(found[0]).toMatchObject({ level: 'error', source: 'guide II.D' });
  });

  it('name characters that cannot be set, once a block, with the words around them', async () => {
    const [finding, ...more] = await findings([p('signed by 𓂀 and 😀 and 𓂀')], { key: 'plan' });
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ level: 'error', rule: 'characters-not-set', section: 'plan', page: 2 });
    expect(finding!.message).toContain('𓂀 (U+13080), 😀 (U+1F600) in “signed by 𓂀”');
    expect(finding!.message).toContain('write it another way');
  });

  it('names no more than eight characters in one message', async () => {
    const [many] = await findings([p('𓀀𓀁𓀂𓀃𓀄𓀅𓀆𓀇𓀈𓀉')], { key: 'plan' });
    expect(many!.message).toContain('𓀇 (U+13007) and 2 more in');
  });

  it('names the fonts to install where a character would be set with them', () => {
    const without = createShaper((face) => (face.startsWith('han') ? null : findFace(face)));
    const block = documentFlow(documentOf({ Plan: [p('signed by 李')] })).blocks.at(-1)!;
    const [finding] = checkCharacters('Plan', block, without, 1);
    expect(finding!.message).toContain('李 (U+674E) in “signed by 李”');
    expect(finding!.message).toContain('can install @expo-google-fonts/noto-sans-sc');
  });

  it('count words where the limit is in words', async () => {
    const rule: SectionRule = {
      key: 'plan',
      limit: { unit: 'words', max: 10, quote: 'ten words', source: 'the form' },
    };
    expect(await findings([p(prose(10))], rule)).toEqual([]);
    expect(await findings([p(prose(11))], rule)).toMatchObject([{ rule: 'word-limit', source: 'the form' }]);
  });
});
