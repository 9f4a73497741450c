import { describe, expect, it } from 'vitest';
import type { Block } from '#app/document/blocks.ts';
import { exportDocument } from '#app/pdf/export-document.server.ts';
import { documentRules, type Finding } from '#app/pdf/preflight/finding.ts';
import type { SectionRule } from '#app/pdf/section-rule.ts';
import { nsf } from '#app/proposals/templates/nsf.ts';
import { documentOf, formula, h, p, prose, run } from '../support/document.ts';
import { halves } from '../pictures/made.ts';
import { assetOf, figure } from '../support/pictures.ts';

const evidence = { source: 'the form', sourceUrl: null, checkedOn: '2026-11-22', confidence: 'unverified' as const };
const words: SectionRule = { key: 'plan', limit: { unit: 'words', max: 3, quote: 'no more than three', ...evidence } };
const description = nsf.sections.find(({ key }) => key === 'project_description')!;
const summary = nsf.sections.find(({ key }) => key === 'project_summary')!;
const asPlan = (rule: SectionRule): SectionRule => ({ ...rule, key: 'plan' });

const small = assetOf(new Uint8Array(await halves().png().toBuffer()));
const refused = assetOf(new TextEncoder().encode('no picture'));

const wide = {
  kind: 'table',
  attrs: { cells: [Array.from({ length: 60 }, (_, i) => [p(`column ${i}`)])] },
  content: [],
} as Block;

/** For each rule a text that breaks it, and who asks for it: a funder, or whoever reads the file. */
const broken: Record<Finding['rule'], { by: 'funder' | 'reader'; blocks: Block[]; rule?: SectionRule }> = {
  'page-limit': { by: 'funder', blocks: [p(prose(1500))], rule: { ...asPlan(summary), headings: [] } },
  'word-limit': { by: 'funder', blocks: [p(prose(4))], rule: words },
  'no-links': { by: 'funder', blocks: [h('Broader Impacts'), p(run('x', 'https://a.example/'))], rule: asPlan(description) },
  'required-heading': { by: 'funder', blocks: [p('text')], rule: asPlan(description) },
  'empty-section': { by: 'reader', blocks: [] },
  'characters-not-set': { by: 'reader', blocks: [p('signed by 𓂀')] },
  'picture-missing': { by: 'reader', blocks: [figure('0'.repeat(64))] },
  'picture-refused': { by: 'reader', blocks: [figure(refused)] },
  'alt-missing': { by: 'reader', blocks: [{ ...figure(small), attrs: { asset: small.sha256 } }] },
  'low-resolution': { by: 'reader', blocks: [figure(small, { width: 90 })] },
  'formula-not-set': { by: 'reader', blocks: [formula('\\frac{')] },
  'formula-without-description': { by: 'reader', blocks: [formula('x^2')] },
  'narrow-columns': { by: 'reader', blocks: [wide] },
}; // prettier-ignore

/** What a sentence that says how to mend something begins with. */
const mends =
  /(?:^|[.;:] )(?:Shorten|Move|Add|Write|Describe|Put (?:in|it)|Choose|Mend|mend|write|who runs this site|Remove|Upload|Save|Take|Set|Make two tables|Make|Send)\b/;

describe('a finding of a document', () => {
  it.each(documentRules)('%s says where, what to do, and quotes its rule with source and date', async (rule) => {
    const { by, blocks, rule: section } = broken[rule];
    const file = documentOf({ Plan: blocks }, { assets: [small, refused] });
    const { findings } = await exportDocument(file, 'nsf', { rules: section ? [section] : [] });
    const found = findings.find((one) => one.rule === rule);
    expect(found, JSON.stringify(findings)).toBeDefined();
    expect(found!.section).toBe('plan');
    expect(found!.page).toBeGreaterThan(0);
    expect(found!.message).toMatch(/^“Plan”/);
    expect(found!.message).toMatch(mends);
    if (by === 'reader') return expect(found!.source).toBe(null);
    expect(found!.message).toMatch(/The rule: “.+” \(.+, read on \d{4}-\d\d-\d\d(?:; not verified)?\)\.$/);
    expect(found!.message).toContain(found!.source!);
    if (rule === 'word-limit') expect(found!.message).toContain('not verified');
  });
});
