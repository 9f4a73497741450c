import type { DocumentFile } from '#app/document/file.ts';
import { documentFlow, documentTitle } from './flow/document-flow.ts';
import type { Flow, FlowBlock } from './flow/flow.ts';
import type { Shaper } from './fonts/shaper.ts';
import { noFormulas, type FormulaSetter } from './math/formula.ts';
import { measureFlow } from './measure/measure-flow.ts';
import { textFrame } from './measure/text-frame.ts';
import { furnish } from './paginate/furnish.ts';
import type { Page } from './paginate/page.ts';
import { paginate } from './paginate/paginate.ts';
import { noPictures, type Pictures } from './pictures/picture-facts.ts';
import type { Profile } from './profiles.ts';
import type { OnStep } from './progress.ts';

/** A document on its pages, before any PDF: plain data, from which paint draws and the page meter counts. */
export type Layout = { flow: Flow; pages: Page[] };

/**
 * Times a document is set until its page numbers stand: those of a table of contents may move what they count. What they
 * are in the last round stays, were they still to change.
 */
const mostRounds = 4;

/**
 * Measures and paginates. Pure, given a shaper and what sets formulas; `lang` is a BCP 47 tag. A picture of which nothing is
 * known is set as a frame with words. With `section`, only what has that key is set, numbered as in the whole.
 */
export function layoutDocument(
  file: DocumentFile,
  profile: Profile,
  shaper: Shaper,
  lang: string,
  pictures: Pictures = noPictures,
  formulas: FormulaSetter = noFormulas,
  onBlock?: OnStep,
  section: string | null = null,
): Layout {
  const set = (known: ReadonlyMap<string, number>, only: string | null) =>
    layoutOnce(file, profile, shaper, lang, formulas, known, pictures, onBlock, only);
  let pages = new Map<string, number>();
  let layout = set(pages, section);
  // pages elsewhere are those of the whole
  const elsewhere = section !== null && layout.flow.asksForPages ? namedPages(set(pages, null)) : pages;
  for (let round = 1; round < mostRounds && layout.flow.asksForPages; round++) {
    const now = new Map([...elsewhere, ...namedPages(layout)]);
    if (sameEntries(now, pages)) break;
    pages = now;
    layout = set(pages, section);
  }
  return { ...layout, pages: furnish(layout.pages, profile, shaper, documentTitle(file)) };
}

function layoutOnce(
  file: DocumentFile,
  profile: Profile,
  shaper: Shaper,
  lang: string,
  formulas: FormulaSetter,
  known: ReadonlyMap<string, number>,
  pictures: Pictures,
  onBlock?: OnStep,
  section: string | null = null,
): Layout {
  const pageOf = (name: string) => known.get(name) ?? null;
  const flow = documentFlow(file, { ...profile.flow, pictures, section, pageOf });
  const { rows, notes } = measureFlow(flow, profile, shaper, lang, formulas, onBlock);
  return { flow, pages: paginate(rows, textFrame(profile).height, notes) };
}

function namedPages(layout: Layout): Map<string, number> {
  const pages = new Map<string, number>();
  for (const [block, page] of firstPages(layout)) if (block.name !== null) pages.set(block.name, page);
  return pages;
}

function sameEntries(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  return a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);
}

/** How many pages carry something of each section, by key. */
export function sectionPages(layout: Layout): Map<string, number> {
  const counts = new Map<string, number>();
  const { blocks, notes } = layout.flow;
  for (const page of layout.pages) {
    const keys = new Set([
      ...page.boxes.map(({ block }) => blocks[block]!.section),
      ...page.notes.map(({ note }) => notes[note]!.section),
    ]);
    for (const key of keys) if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** The page, from 1, on which each block begins; a block that set nothing is left out. */
export function firstPages(layout: Layout): Map<FlowBlock, number> {
  const pages = new Map<FlowBlock, number>();
  layout.pages.forEach(({ boxes, notes }, index) => {
    const here = [
      ...boxes.map(({ block }) => layout.flow.blocks[block]!),
      ...notes.map(({ note }) => layout.flow.notes[note]!),
    ];
    for (const block of here) if (!pages.has(block)) pages.set(block, index + 1);
  });
  return pages;
}
