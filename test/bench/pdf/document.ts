import type { Block, Inline } from '#app/document/blocks.ts';
import type { DocumentAsset, DocumentFile } from '#app/document/file.ts';
import { assetOf } from '#test/pdf/support/pictures.ts';
import { chartPng } from './chart.ts';
import { displayed, inline } from './formulas.ts';

/** A generator that gives the same numbers for the same seed (mulberry32). */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}

const stems =
  'maintain library community release funder proposal review array compiler interface reproducib conform document package institution research benchmark deadline sustain collaborat numeric develop software measure gradient'.split(
    ' ',
  );
const endings = ['', 's', 'ed', 'ing', 'er', 'ation', 'able', 'ment', 'ity', 'ally'];
const small = 'the of and to a in that is for with as by on are we it from be this which or not can'.split(' ');

/** Prose of its own: about as many short words as English has, and some hundred different long ones. */
function proseFrom(random: (below: number) => number, stems: readonly string[]): (words: number) => string {
  const word = () =>
    random(100) < 48 ? small[random(small.length)]! : stems[random(stems.length)]! + endings[random(endings.length)]!;
  return (words) => {
    let text = '';
    for (let at = 0, left = 0; at < words; at++, left--) {
      const one = word();
      if (left <= 0) {
        text += `${text === '' ? '' : '. '}${one[0]!.toUpperCase()}${one.slice(1)}`;
        left = 9 + random(14);
      } else text += ` ${one}`;
    }
    return `${text}.`;
  };
}

const heads = 'br cl d fl gr h k l m n p pr r s st t tr v'.split(' ');
const hearts = 'a e i o u ai ea io ou'.split(' ');
const tails = 'b ct d l lm m n nd nt r rm s st v'.split(' ');

/** Stems that no other seed has, but by chance: words that nothing has set before. */
function inventedStems(random: (below: number) => number): string[] {
  const part = (list: readonly string[]) => list[random(list.length)]!;
  const syllable = () => part(heads) + part(hearts) + part(tails);
  return Array.from({ length: 240 }, () =>
    random(2) ? syllable() + syllable() : syllable() + part(hearts) + part(tails),
  );
}

/**
 * A proposal of so many words in eight sections: three levels of headings, lists, citations of 28 works; in 8,000 words three
 * tables of nine rows, two figures, eight footnotes and some formulas. The same seed gives the same document; `fresh` words
 * are of that seed alone.
 */
export function benchDocument(words: number, seed = 2026, fresh = false): DocumentFile {
  const random = seeded(seed);
  const prose = proseFrom(random, fresh ? inventedStems(random) : stems);
  const assets: DocumentAsset[] = [];
  const figure = (): Block => {
    const asset = assetOf(chartPng(1200, 700, random));
    assets.push(asset);
    const attrs = { asset: asset.sha256, alt: prose(8), width: 80 };
    return { kind: 'figure', attrs, content: [{ text: prose(8) }] };
  };
  const formula = (): Block => ({
    kind: 'math',
    attrs: {},
    content: [{ text: displayed[random(displayed.length)]!.tex }],
  });
  const works = Array.from({ length: 28 }, (_, i) => `work${i}`);
  const paragraph = (length: number, extra: Inline[] = []): Block => {
    const cited: Inline[] = [0, 1].flatMap((): Inline[] => [
      { text: `${prose(Math.floor(length / 2)).slice(0, -1)} ` },
      { t: 'cite', works: [{ id: works[random(works.length)]! }] },
      { text: '. ' },
    ]);
    const strong: Inline = { text: `${prose(3)} `, marks: [{ type: random(2) === 0 ? 'strong' : 'em' }] };
    return { kind: 'p', attrs: {}, content: [strong, ...cited, ...extra] };
  };
  const table = (): Block => {
    const cell = (text: string): Block[] => [{ kind: 'p', attrs: {}, content: [{ text }] }];
    const rows = Array.from({ length: 9 }, (_, r) => [
      cell(r === 0 ? 'Work package' : prose(4)),
      cell(r === 0 ? 'Plan' : prose(9)),
      cell(r === 0 ? 'Months' : String(1 + random(36))),
    ]);
    return {
      kind: 'table',
      attrs: { header: 1, align: ['left', 'left', 'right'], cells: rows },
      content: [{ text: prose(6) }],
    };
  };
  const perSection = words / 8;
  const sections = Array.from({ length: 8 }, (_, s) => {
    const blocks: Block[] = [];
    for (let used = 0, i = 0; used < perSection; i++) {
      if (i % 4 === 0)
        blocks.push({ kind: 'h', attrs: { level: 1 + ((i / 4) % 3) }, content: [{ text: prose(4).slice(0, -1) }] });
      const extra: Inline[] = [];
      if (i % 10 === 1) extra.push({ t: 'footnote', content: [{ text: prose(18) }] });
      if (i % 3 === 2) extra.push({ t: 'math', tex: inline[random(inline.length)]!.tex }, { text: ` ${prose(3)}` });
      blocks.push(paragraph(90, extra));
      if (i % 10 === 4) blocks.push(formula());
      used += 95;
      if (i % 5 === 3)
        for (let k = 0; k < 4; k++)
          blocks.push({
            kind: 'li',
            attrs: { indent: 0, list: s % 2 ? 'ordered' : 'bullet' },
            content: [{ text: prose(14) }],
          });
      if (i % 10 === 2 && s % 3 === 1) blocks.push(table());
      if (i % 10 === 2 && s % 4 === 2) blocks.push(figure());
      if (i % 5 === 3) used += 56;
    }
    return { key: `s${s}`, title: prose(3).slice(0, -1), blocks };
  });
  const references = works.map((id, i) => ({
    id,
    type: 'article-journal',
    author: [
      { family: `Author${i}`, given: 'Ana B.' },
      { family: `Other${i}`, given: 'C.' },
    ],
    title: prose(9).slice(0, -1),
    'container-title': 'Journal of Things',
    volume: 1 + random(90),
    page: `${100 + i}-${120 + i}`,
    issued: { 'date-parts': [[1990 + random(36)]] },
    DOI: `10.1000/thing.${i}`,
  }));
  const people = [{ name: 'Ana Nguyễn', affiliation: 'Somewhere', role: 'lead' }];
  return {
    format: 'callboard-document',
    version: 1,
    title: 'A benchmark of typesetting',
    template: 'generic',
    people,
    sections,
    references,
    assets,
  };
}
