import type { DocumentFile } from '#app/document/file.ts';
import { documentFlow } from './flow/document-flow.ts';
import type { FlowBlock } from './flow/flow.ts';
import type { Shaper } from './fonts/shaper.ts';
import { measureFlow } from './measure/measure-flow.ts';
import { textFrame } from './measure/text-frame.ts';
import { numberPages } from './paginate/number-pages.ts';
import type { Page } from './paginate/page.ts';
import { paginate } from './paginate/paginate.ts';
import type { Profile } from './profiles.ts';

/** A document on its pages, before any PDF: plain data, from which paint draws and the page meter counts. */
export type Layout = { flow: FlowBlock[]; pages: Page[] };

/** Measures and paginates. Pure, given a shaper; `lang` is a BCP 47 tag. */
export function layoutDocument(file: DocumentFile, profile: Profile, shaper: Shaper, lang: string): Layout {
  const flow = documentFlow(file);
  const rows = measureFlow(flow, profile, shaper, lang);
  const pages = paginate(rows, textFrame(profile).height);
  return { flow, pages: profile.pageNumbers ? numberPages(pages, profile, shaper) : pages };
}

/** How many pages carry something of each section, by key. */
export function sectionPages(layout: Layout): Map<string, number> {
  const counts = new Map<string, number>();
  for (const page of layout.pages) {
    const keys = new Set(page.lines.map(({ line }) => layout.flow[line.block]!.section));
    for (const key of keys) if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** The page, from 1, on which each block begins; a block that set nothing is left out. */
export function firstPages(layout: Layout): Map<FlowBlock, number> {
  const pages = new Map<FlowBlock, number>();
  layout.pages.forEach(({ lines }, index) => {
    for (const { line } of lines) {
      const block = layout.flow[line.block]!;
      if (!pages.has(block)) pages.set(block, index + 1);
    }
  });
  return pages;
}
