import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exportDocument } from '#app/pdf/export-document.server.ts';
import { faceOf } from '#app/pdf/fonts/face.ts';
import { shaper } from '#app/pdf/fonts/shaper.server.ts';
import { inches, millimetres } from '#app/pdf/paper.ts';
import { filesAreSure, isProfileId, profiles, type ProfileId } from '#app/pdf/profiles.ts';
import { profileWords } from '#app/proposals/export-page/profile-words.ts';
import { profileIds } from '#app/pdf/profiles/profile.ts';
import { documentOf, kitchenSink, p, prose } from './support/document.ts';
import { extractText, hasTool, opened, runTool, wordBoxes } from './support/pdf-tools.ts';

const ids = Object.keys(profiles) as ProfileId[];
/** All but the one that writes in its margins on purpose. */
const funders = ids.filter((id) => profiles[id].lineNumbers === null);
const rounding = 0.01;

describe('profiles', () => {
  it.each(ids)('%s has room for every line that it sets', (id) => {
    const { code, headings, caption, table, note, fonts, titleBlock } = profiles[id];
    const extent = shaper.extent(faceOf('serif', false, false));
    for (const { size, leading } of [...fonts, code, ...headings, caption, table, note, titleBlock])
      expect(((extent.ascent + extent.descent) * size) / 1000).toBeLessThanOrEqual(leading);
  });

  it.each([
    ['nsf', 'US Letter', inches(1)],
    ['nih', 'US Letter', inches(0.5)],
    ['cdmrp', 'US Letter', inches(0.5)],
    ['horizon', 'A4', millimetres(15)],
    ['msca-pf', 'A4', millimetres(15)],
    ['ukri', 'A4', millimetres(20)],
  ] as const)('%s is on %s, with the funder’s margins and the text a little within them', (id, paper, least) => {
    const { margins, inset, paper: used } = profiles[id];
    expect(used.name).toBe(paper);
    expect(Math.min(...Object.values(margins))).toBeGreaterThanOrEqual(least);
    expect(inset).toBeGreaterThanOrEqual(0.5);
    expect(inset).toBeLessThanOrEqual(1);
  });

  it('are known by the ids that a form and the command line take', () => {
    expect(ids).toEqual(profileIds);
    for (const id of ids) expect(profiles[id].id).toBe(id);
    expect(isProfileId('nih')).toBe(true);
    expect(isProfileId('toString')).toBe(false);
  });

  it('all stand in the README’s table', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const rows = readme.split('\n').filter((line) => line.startsWith('| `'));
    for (const id of ids) expect(rows.some((row) => row.split('|')[1]!.includes(`\`${id}\``))).toBe(true);
  });

  it('say of every fact where it stands, when it was read and how sure we are; what was not read claims no words', () => {
    for (const { id, facts } of Object.values(profiles)) {
      if (!['letter', 'a4', 'review'].includes(id)) expect(facts.length, id).toBeGreaterThan(2);
      for (const fact of facts) {
        expect(fact.quote ?? fact.says).toBeTruthy();
        expect(fact.source).not.toBe('');
        expect(fact.checkedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
        if (fact.confidence === 'verified') expect(fact.sourceUrl).toMatch(/^https:/);
        if (fact.confidence === 'unverified') expect(fact.quote).toBeUndefined();
      }
    }
  });

  it('with a file for each section say whether that was found in writing, and the page of exports says where not', () => {
    for (const profile of Object.values(profiles)) {
      const fact = profile.facts.find(({ about }) => about === 'files');
      if (profile.files === 'per-section') expect(fact, profile.id).toBeDefined();
      const unsure = fact?.confidence === 'unverified';
      expect(filesAreSure(profile)).toBe(!unsure);
      expect(profileWords(profile).facts.includes('for each section (not verified)'), profile.id).toBe(unsure);
    }
  });

  it('set the text in a family that they offer, and in no other', async () => {
    const faces = async (id: ProfileId, family: 'serif' | 'sans') => {
      const { pdf } = await exportDocument(documentOf({}, { people: [{ name: 'Ana', role: 'lead' }] }), id, { family });
      return opened(pdf).match(/\+(Tinos|Arimo)-Bold\b/g)!;
    };
    expect(await faces('nsf', 'serif')).toContain('+Tinos-Bold');
    expect(await faces('nsf', 'sans')).not.toContain('+Tinos-Bold');
    await expect(faces('nih', 'serif')).rejects.toThrow('NIH (SF424) cannot be set in serif. It can be in sans.');
  });
});

describe.skipIf(!hasTool('pdftotext'))('profiles on paper', () => {
  it.each([
    ['letter', '612 x 792'],
    ['a4', '595.28 x 841.89'],
    ['nsf', '612 x 792'],
    ['nih', '612 x 792'],
    ['msca-pf', '595.28 x 841.89'],
  ] as const)('%s measures %s points', async (id, size) => {
    const { pdf } = await exportDocument(documentOf({ One: [p('text')] }), id);
    expect(runTool('pdfinfo', pdf).output).toContain(`Page size:       ${size} pts`);
  });

  it.each(funders)('%s has no glyph outside its margins, page numbers aside', async (id) => {
    const { margins, paper, pageNumbers } = profiles[id];
    const { pdf } = await exportDocument(kitchenSink(), id);
    for (const word of wordBoxes(pdf)) {
      if (pageNumbers && word.yMin > paper.height - margins.bottom) continue;
      expect(word.xMin, word.text).toBeGreaterThanOrEqual(margins.left - rounding);
      expect(word.xMax, word.text).toBeLessThanOrEqual(paper.width - margins.right + rounding);
      expect(word.yMin, word.text).toBeGreaterThanOrEqual(margins.top - rounding);
      expect(word.yMax, word.text).toBeLessThanOrEqual(paper.height - margins.bottom + rounding);
    }
  });

  it('nsf sets no more than six lines in any inch of the finished page', async () => {
    const { pdf } = await exportDocument(kitchenSink(), 'nsf');
    const words = wordBoxes(pdf);
    for (const page of new Set(words.map((word) => word.page))) {
      // Large type has its own leading; raised and lowered characters stand on the line of others.
      const isText = ({ yMin, yMax }: (typeof words)[number]) => yMax - yMin > 9 && yMax - yMin < 13;
      const tops = words.filter((word) => word.page === page && isText(word)).map((word) => word.yMax);
      const lines = [...new Set(tops.map((top) => Math.round(top * 2) / 2))].sort((a, b) => a - b);
      lines.forEach((_, index) => {
        const seventh = lines[index + 6];
        if (seventh !== undefined) expect(seventh - lines[index]!).toBeGreaterThanOrEqual(71.5);
      });
    }
  });

  it('numbers pages where the profile wants it and only there', async () => {
    const file = documentOf({ One: Array.from({ length: 12 }, () => p(prose(120))) });
    expect(extractText((await exportDocument(file, 'a4')).pdf)).toMatch(/^2$/m);
    expect(extractText((await exportDocument(file, 'nsf')).pdf)).not.toMatch(/^2$/m);
  });

  it('has bookmarks but where the funder adds its own', async () => {
    const file = documentOf({ One: [p('text')] });
    expect(opened((await exportDocument(file, 'cdmrp')).pdf)).toContain('/Title (One)');
    expect(opened((await exportDocument(file, 'nih')).pdf)).not.toMatch(/\/Title \(One\)|\/Outlines/);
  });

  it('makes links live where they are allowed and nowhere else', async () => {
    const count = async (id: ProfileId, rules: Parameters<typeof exportDocument>[2]) =>
      new Set(opened((await exportDocument(kitchenSink(), id, rules)).pdf).match(/\/URI \([^)]*/g)).size;
    const rules = [{ key: 'project_description', forbid: ['links' as const] }, { key: 'references_cited' }];
    const [inText, inReferences] = [2, 4];
    expect(await count('letter', {})).toBe(inText + inReferences);
    expect(await count('nsf', {})).toBe(0);
    expect(await count('nsf', { rules })).toBe(inReferences);
    expect(await count('nih', { rules })).toBe(0);
    expect(await count('horizon', {})).toBe(inText + inReferences);
  });
});
