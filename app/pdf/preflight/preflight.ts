import type { DocumentFile } from '#app/document/file.ts';
import type { FlowBlock } from '../flow/flow.ts';
import type { Shaper } from '../fonts/shaper.ts';
import { firstPages, sectionPages, type Layout } from '../layout-document.ts';
import type { LineImage } from '../measure/line.ts';
import { lineImages } from '../paginate/line-images.ts';
import { ruleOf, type SectionRule } from '../section-rule.ts';
import { checkCharacters } from './check-characters.ts';
import { checkFormulas } from './check-formulas.ts';
import { checkHeadings } from './check-headings.ts';
import { checkLimit } from './check-limits.ts';
import { checkLinks } from './check-links.ts';
import { checkPictures } from './check-pictures.ts';
import { checkTables } from './check-tables.ts';
import type { Finding } from './finding.ts';

/** What the rules say of a laid-out document, errors first, then by page. */
export function preflight(
  file: DocumentFile,
  layout: Layout,
  rules: readonly SectionRule[],
  shaper: Shaper,
): Finding[] {
  const pages = sectionPages(layout);
  const starts = firstPages(layout);
  const page = (block: FlowBlock) => starts.get(block) ?? null;
  const titles = new Map(file.sections.map((section) => [section.key, section.title]));
  const widths = figureWidths(layout);
  const small = smallWidths(layout);
  const findings = [...layout.flow.blocks, ...layout.flow.notes].flatMap((block) => {
    const title = block.section === null ? 'Title' : (titles.get(block.section) ?? '');
    return [
      ...checkCharacters(title, block, shaper, page(block)),
      ...checkPictures(
        title,
        block,
        { width: widths.get(block) ?? null, small: small.get(block) ?? new Map() },
        page(block),
      ),
    ];
  });
  const titleOf = (key: string | null) => (key === null ? 'Title' : (titles.get(key) ?? ''));
  findings.push(...checkFormulas(layout, titleOf), ...checkTables(layout, titleOf));
  for (const section of file.sections) {
    const rule = ruleOf(rules, section.key) ?? { key: section.key };
    const blocks = layout.flow.blocks.filter((block) => block.section === section.key);
    const first = blocks[0] ? page(blocks[0]) : null;
    const count = pages.get(section.key) ?? 0;
    findings.push(
      ...checkLimit(section, rule, count, first === null ? null : first + count - 1),
      ...checkHeadings(section.title, rule, blocks, first),
      ...checkLinks(section.title, rule, blocks, page),
    );
  }
  const weight = { error: 0, warning: 1, info: 2 };
  return findings.sort((a, b) => weight[a.level] - weight[b.level] || (a.page ?? 0) - (b.page ?? 0));
}

/** The width at which each figure's picture stands, in points. */
function figureWidths({ flow, pages }: Layout): Map<FlowBlock, number> {
  const pictures = pages.flatMap(({ boxes }) => boxes.filter(({ box }) => box.kind === 'picture'));
  return new Map(pictures.map(({ block, box }) => [flow.blocks[block]!, box.kind === 'picture' ? box.width : 0]));
}

/** The greatest width at which each small picture stands in the lines of a block, by its name, in points. */
function smallWidths({ flow, pages }: Layout): Map<FlowBlock, Map<string, number>> {
  const widths = new Map<FlowBlock, Map<string, number>>();
  const see = (block: FlowBlock, { asset, width }: LineImage) => {
    const own = widths.get(block) ?? new Map<string, number>();
    widths.set(block, own.set(asset, Math.max(width, own.get(asset) ?? 0)));
  };
  for (const { boxes, notes } of pages) {
    for (const placed of boxes) for (const image of lineImages(placed)) see(flow.blocks[placed.block]!, image);
    for (const placed of notes) for (const image of lineImages(placed)) see(flow.notes[placed.note]!, image);
  }
  return widths;
}
