import type { LineRun } from '../measure/line.ts';
import { linkAddress } from './live-link.ts';
import type { PdfkitDocument, StructureElement } from './pdfkit.server.ts';
import type { Leaf, Structure } from './structure.server.ts';

export type LinkArea = { x: number; y: number; width: number; height: number };

type Open = { key: string; link: { element: StructureElement; href: string; text: string; areas: LinkArea[] } | null };

/**
 * Keeps the marked content of a page in step with its structure: one sequence per leaf, broken only where a label or a
 * link begins or ends. Links end with their page, because pdfkit 0.20.2 files an annotation under the page that is
 * current when its element is written.
 */
export class ContentMarks {
  private open: Open | null = null;

  constructor(
    private readonly document: PdfkitDocument,
    private readonly structure: Structure,
  ) {}

  /** Enters what this run belongs to. `href` is null where the link is not live. */
  enter(block: number, leaf: Leaf, run: LineRun, href: string | null, area: LinkArea) {
    const address = href === null ? null : linkAddress(href);
    const key = `${block} ${run.part} ${address === null ? '' : run.link}`;
    if (this.open?.key !== key) {
      this.close();
      const within = run.part === 'label' && leaf.label ? leaf.label : leaf.body;
      const element = address === null ? within : this.structure.link(within);
      element.add(this.document.markStructureContent(address === null ? 'P' : 'Link'));
      this.open = { key, link: address === null ? null : { element, href: address, text: '', areas: [] } };
    }
    const link = this.open?.link;
    if (!link) return;
    link.text += run.texts.join('');
    const last = link.areas.at(-1);
    if (last && last.y === area.y) last.width = area.x + area.width - last.x;
    else link.areas.push(area);
  }

  /** Ends what is open; at the end of each page at the latest. */
  close() {
    if (!this.open) return;
    this.document.endMarkedContent();
    const { link } = this.open;
    if (link) {
      const options = { structParent: link.element, Contents: new String(link.text) };
      for (const { x, y, width, height } of link.areas) this.document.link(x, y, width, height, link.href, options);
      link.element.end();
    }
    this.open = null;
  }
}
