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

/** The page, from 1, on which a block begins; null for a block that set nothing. */
export function pageOfBlock(layout: Layout, block: number): number | null {
  const page = layout.pages.findIndex(({ lines }) => lines.some(({ line }) => line.block === block));
  return page < 0 ? null : page + 1;
}
