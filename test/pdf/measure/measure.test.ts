import { fc } from '#test/support/fast-check.ts';
import { describe, expect, it } from 'vitest';
import type { Block } from '#app/document/blocks.ts';
import { documentFlow } from '#app/pdf/flow/document-flow.ts';
import { flowText } from '#app/pdf/flow/flow.ts';
import { shaper } from '#app/pdf/fonts/shaper.server.ts';
import { layoutDocument } from '#app/pdf/layout-document.ts';
import { lineText, type Line } from '#app/pdf/measure/line.ts';
import { measureFlow } from '#app/pdf/measure/measure-flow.ts';
import { textWidth } from '#app/pdf/measure/text-frame.ts';
import { profiles } from '#app/pdf/profiles.ts';
import { code, documentOf, h, li, p, prose, quote, run } from '../support/document.ts';

const width = textWidth(profiles.nsf);
const linesByBlock = (...blocks: Block[]) =>
  measureFlow(documentFlow(documentOf({ One: blocks }, { title: '', people: [] })), profiles.nsf, shaper, 'en-US')
    .rows.filter(({ block }) => block > 0)
    .map(({ block, box }) => ({ block, line: box as Line }));
const linesOf = (...blocks: Block[]): Line[] => linesByBlock(...blocks).map(({ line }) => line);
const right = (line: Line) => Math.max(0, ...line.runs.map((each) => each.x + each.width));
const bare = (text: string) => text.replace(/[\s\u00AD\u200B]/g, '');

describe('measure', () => {
  it('fills every line of a justified paragraph to the margin but the last', () => {
    const lines = linesOf(p(prose(200)));
    expect(lines.length).toBeGreaterThan(8);
    for (const line of lines.slice(0, -1)) expect(right(line)).toBeCloseTo(width, 3);
    expect(right(lines.at(-1)!)).toBeLessThan(width);
  });

  it('is plain data that survives JSON', () => {
    const layout = layoutDocument(
      documentOf({ One: [p(prose(30)), li('a'), quote('b')] }),
      profiles.letter,
      shaper,
      'en-US',
    );
    expect(JSON.parse(JSON.stringify(layout))).toEqual(layout);
  });

  it('keeps every character in order and every line within the measure, for any text and kind', () => {
    const word = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(
        'interoperability',
        'https://example.org/a/very/long/path?with=query&and=more',
        'x'.repeat(200),
        '—',
        'a\u00A0b',
        'co\u00ADop',
        '1,000.50',
      ),
    );
    const text = fc.array(word, { maxLength: 60 }).map((words) => words.join(' '));
    const kinds = [p, h, li, quote, code] as const;
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...kinds), text), { minLength: 1, maxLength: 4 }), (parts) => {
        const blocks = parts.map(([kind, words]) => kind(words));
        const flow = documentFlow(documentOf({ One: blocks }, { title: '', people: [] }));
        const { rows } = measureFlow(flow, profiles.nsf, shaper, 'en-US');
        flow.blocks.forEach((block, index) => {
          const lines = rows.filter((row) => row.block === index).map(({ box }) => box as Line);
          expect(bare(lines.map(lineText).join(''))).toBe(bare((block.label ?? '') + flowText(block)));
          for (const line of lines) expect(right(line)).toBeLessThan(width + 0.01);
        });
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('hangs the label of an item left of its text, at every depth', () => {
    const items = [0, 1, 2, 3, 4, 5].map((depth) => li(prose(40), depth, 'ordered'));
    let left = 0;
    for (const [index] of items.entries()) {
      const lines = linesByBlock(...items)
        .filter(({ block }) => block === index + 1)
        .map(({ line }) => line);
      const [label, text] = lines[0]!.runs;
      expect(label!.part).toBe('label');
      expect(label!.x).toBeGreaterThanOrEqual(0);
      expect(label!.x + label!.width).toBeCloseTo(text!.x);
      expect(lines[1]!.runs[0]!.x).toBeCloseTo(text!.x);
      expect(text!.x).toBeGreaterThan(left);
      left = text!.x;
    }
  });

  it('stands an empty list item and an empty line of code as a line', () => {
    expect(linesOf(li('', 0, 'ordered')).map(lineText)).toEqual(['1. ']);
    expect(linesOf(code('a\n\nb')).map(lineText)).toEqual(['a', '', 'b']);
  });

  it('ends a line where the writer did, and sets single spaces', () => {
    expect(linesOf(p('one  two ', run(' three', 'em'), '\n four')).map(lineText)).toEqual(['one two three', 'four']);
  });

  it('balances a long title instead of leaving one word on its last line', () => {
    const lines = linesOf(
      h('Sustaining the array ecosystem: shared foundations for research and development in open science everywhere'),
    );
    expect(lines.length).toBe(2);
    expect(right(lines[1]!) / right(lines[0]!)).toBeGreaterThan(0.6);
  });

  it('sets the unknown: an embed by its text or name, a block of another version as a paragraph', () => {
    const embeds = [{ t: 'mention', text: '@ana' }, { t: 'math' }];
    expect(linesOf({ kind: 'aside', attrs: {}, content: [{ text: 'x ' }, ...embeds] }).map(lineText)).toEqual([
      'x @ana[math]',
    ]);
    expect(linesOf({ kind: 'timeline', attrs: {}, content: [] }).map(lineText)).toEqual(['[timeline]']);
  });
});
