import type { FaceName } from '../fonts/face.ts';
import type { Line } from '../measure/line.ts';
import type { Page, PlacedLine } from '../paginate/page.ts';
import type { ContentMarks } from './content-marks.server.ts';
import type { GlyphEncoder } from './glyph-encoder.server.ts';
import type { PdfkitDocument } from './pdfkit.server.ts';
import type { Leaf } from './structure.server.ts';
import { fixed, runOperators } from './text-operators.ts';

export type Frame = { x: number; y: number; width: number; height: number };

/** What painting a page needs to know of the document. */
export type PageTools = {
  document: PdfkitDocument;
  frame: Frame;
  encoder: (face: FaceName) => GlyphEncoder;
  marks: ContentMarks;
  /** the leaf of a block, made on first sight; `y` is the top of its first line on the page */
  leaf: (block: number, y: number) => Leaf;
  /** where a link of a block leads, null where it must not be live */
  href: (block: number, link: number) => string | null;
};

const black = '0 g';
const linkBlue = '0.07 0.22 0.46 rg';
const ruleGray = 0.55;

/** Paints one page: decoration first, then the text in reading order, then the page number. */
export function paintPage(page: Page, tools: PageTools) {
  tools.document.addPage();
  for (const placed of page.lines) paintDecoration(placed, tools);
  for (const { line, y } of page.lines) paintLine(line, y, tools);
  tools.marks.close();
  if (page.footer) paintFooter(page.footer, tools);
}

function paintLine(line: Line, top: number, tools: PageTools) {
  const { document, frame, marks } = tools;
  const y = frame.y + top;
  const leaf = tools.leaf(line.block, y);
  for (const run of line.runs) {
    const href = run.link === null ? null : tools.href(line.block, run.link);
    marks.enter(line.block, leaf, run, href, {
      x: frame.x + run.x,
      y: y + 1,
      width: run.width,
      height: line.height - 2,
    });
    const encoder = tools.encoder(run.face);
    encoder.useOn(document.page);
    const text = runOperators(run, encoder.name, encoder.encode.bind(encoder), frame.x + run.x, y + line.baseline);
    document.addContent(`BT ${href === null ? black : linkBlue} ${text} ET`);
  }
}

function paintDecoration({ line, y }: PlacedLine, { document, frame }: PageTools) {
  const { bar, ruleBelow } = line;
  const boxes: [number, number, number, number, number][] = [];
  if (bar) {
    const top = Math.max(y - bar.above, 0);
    boxes.push([bar.gray, frame.x + bar.x, frame.y + top, bar.width, y + line.height - top]);
  }
  if (ruleBelow) boxes.push([ruleGray, frame.x, frame.y + y + line.height + ruleBelow, frame.width, 0.5]);
  for (const [gray, ...rectangle] of boxes) {
    document.markContent('Artifact', { type: 'Layout' });
    document.addContent(`${gray} g ${rectangle.map(fixed).join(' ')} re f`);
    document.endMarkedContent();
  }
}

function paintFooter({ line, y }: PlacedLine, { document, frame, encoder }: PageTools) {
  document.markContent('Artifact', { type: 'Pagination' });
  for (const run of line.runs) {
    const face = encoder(run.face);
    face.useOn(document.page);
    const text = runOperators(run, face.name, face.encode.bind(face), frame.x + run.x, frame.y + y + line.baseline);
    document.addContent(`BT 0.35 g ${text} ET`);
  }
  document.endMarkedContent();
}
