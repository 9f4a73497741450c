import type { FlowBlock } from '../flow/flow.ts';
import type { OutlineItem, PdfkitDocument } from './pdfkit.server.ts';

/** Adds the bookmark of each section and heading, nested by level, as their lines are painted. */
export function bookmarks(document: PdfkitDocument) {
  const open: { level: number; item: OutlineItem }[] = [];
  return {
    /** `x` and `y` are where the view opens, in points from the top left of the current page. */
    add(block: FlowBlock, x: number, y: number) {
      if (block.tagLevel === 0) return;
      while (open.length > 0 && open.at(-1)!.level >= block.tagLevel) open.pop();
      const parent = open.at(-1)?.item ?? document.outline;
      const title = block.runs
        .map(({ text, math }) => math?.alt ?? text)
        .join('')
        .replace(/[\u00AD\uFFFC]/g, '')
        .replace(/\s+/g, ' ')
        .trim();
      const item = parent.addItem(title, { expanded: block.tagLevel === 1 });
      // pdfkit 0.20.2 counts x from the right edge of the page, so its own destination opens at the wrong end
      item.outlineData.Dest = [document.page.dictionary, 'XYZ', x, document.page.height - y, 0];
      open.push({ level: block.tagLevel, item });
    },
  };
}
