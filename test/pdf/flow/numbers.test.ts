import { describe, expect, it } from 'vitest';
import type { Block, Inline } from '#app/document/blocks.ts';
import { documentFlow, type FlowOptions } from '#app/pdf/flow/document-flow.ts';
import { flowText } from '#app/pdf/flow/flow.ts';
import { documentOf, h, p } from '../support/document.ts';

const labelled = (block: Block, label: string): Block => ({ ...block, attrs: { ...block.attrs, label } });
const figure = (caption: string): Block => ({ kind: 'figure', attrs: {}, content: [{ text: caption }] });
const table = (caption: string, cell: Inline[] = []): Block => {
  const content = caption === '' ? [] : [{ text: caption }];
  return { kind: 'table', attrs: { header: 0, cells: [[[{ kind: 'p', attrs: {}, content: cell }]]] }, content };
};
const xref = (to: string, show: 'number' | 'text' | 'page' = 'number'): Inline => ({ t: 'xref', to, show });
const note = (...content: Inline[]): Inline => ({ t: 'footnote', content });
const texts = (sections: Record<string, Block[]>, options: FlowOptions = {}) =>
  documentFlow(documentOf(sections, { title: '', people: [] }), options).blocks.map(flowText);

describe('numbers', () => {
  it('of figures, tables and formulas run through the document, each its own', () => {
    const math = labelled({ kind: 'math', attrs: {}, content: [{ text: 'x' }] }, 'x');
    const flow = documentFlow(
      documentOf({ One: [figure('a'), table('b'), math], Two: [figure('c'), table('', [{ text: 'd' }])] }),
    ).blocks;
    expect(flow.filter(({ role }) => role === 'caption').map(flowText)).toEqual(['Figure 1. a', 'Table 1. b', 'Figure 2. c', 'Table 2']); // prettier-ignore
    expect(flow.find(({ role }) => role === 'formula')!.label).toBe('(1)');
  });

  it('are what cross-references say, before and after the place they lead to', () => {
    const blocks = [p(xref('f'), ', ', xref('h'), ', ', xref('h', 'text'), ', ', xref('gone'), ', ', xref('f', 'page')), labelled(figure('a'), 'f'), labelled(h('Aims'), 'h')]; // prettier-ignore
    expect(texts({ One: blocks })[1]).toBe('Figure 1, “Aims”, Aims, [?], 00');
    expect(texts({ One: blocks }, { numberHeadings: true, pageOf: () => 7 })[1]).toBe('Figure 1, Section 1.1, Aims, [?], 7'); // prettier-ignore
  });

  it('of headings count by level, on request', () => {
    const sections = { One: [h('a'), h('b', 2), h('c', 2), h('d')], Two: [h('e', 2), h('f')] };
    expect(texts(sections, { numberHeadings: true })).toEqual(['1  One', '1.1  a', '1.1.1  b', '1.1.2  c', '1.2  d', '2  Two', '2.1.1  e', '2.1  f']); // prettier-ignore
    expect(texts(sections)).toEqual(['One', 'a', 'b', 'c', 'd', 'Two', 'e', 'f']);
  });
});

describe('footnotes', () => {
  it('are counted in reading order, in captions and cells too', () => {
    const { blocks, notes } = documentFlow(
      documentOf({ One: [p('a', note({ text: 'first' })), table('b', [{ text: 'c' }, note({ text: 'second' })]), p(note({ text: 'third' }))] }),
    ); // prettier-ignore
    expect(notes.map((one) => [one.label, flowText(one), one.section])).toEqual([['1', 'first', 'one'], ['2', 'second', 'one'], ['3', 'third', 'one']]); // prettier-ignore
    const cell = blocks.find(({ role }) => role === 'table')!.rows![0]![0]!.blocks[0]!;
    expect(cell.runs.map(({ text, note, shift }) => [text, note, shift])).toEqual([['c', null, null], ['2', 1, 'sup']]); // prettier-ignore
  });
});

describe('a table of contents', () => {
  it('lists the headings of the whole document down to its depth, with their pages', () => {
    const contents: Block = { kind: 'toc', attrs: { depth: 1 }, content: [] };
    const flow = documentFlow(documentOf({ One: [contents, h('a'), h('b', 2)], Two: [h('c')] }, { title: '', people: [] }), { pageOf: (name) => name.length }); // prettier-ignore
    const entries = flow.blocks.filter(({ role }) => role === 'contents');
    expect(entries.map((entry) => [entry.level, flowText(entry)])).toEqual([[0, 'One'], [1, 'a'], [0, 'Two'], [1, 'c']]); // prettier-ignore
    expect(entries.every(({ runs }) => runs.every(({ href }) => href?.startsWith('#')))).toBe(true);
    expect(entries[0]!.label).toMatch(/^\d+$/);
  });
});

describe('what is not set', () => {
  it('is guidance, and a page break, which the next block takes on', () => {
    const blocks = [p('a'), { kind: 'placeholder', attrs: {}, content: [{ text: 'write here' }] }, { kind: 'pagebreak', attrs: {}, content: [] }, p(''), p('b')]; // prettier-ignore
    const flow = documentFlow(documentOf({ One: blocks }, { title: '', people: [] })).blocks;
    expect(flow.map((block) => [flowText(block), block.onNewPage])).toEqual([['One', false], ['a', false], ['b', true]]); // prettier-ignore
  });
});
