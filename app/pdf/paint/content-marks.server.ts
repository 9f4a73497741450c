import type { LineFormula } from '../measure/formula-span.ts';
import { runText, type LineRun } from '../measure/line.ts';
import { destinationOf, linkAddress } from './live-link.ts';
import type { PdfkitDocument, StructureElement } from './pdfkit.server.ts';
import type { Leaf, Structure } from './structure.server.ts';

export type LinkArea = { x: number; y: number; width: number; height: number };

/** How the words of a suggestion look, as PDF calls it. */
const decorations = { insert: 'Underline', delete: 'LineThrough' };

type OpenLink = { element: StructureElement; href: string; text: string; areas: LinkArea[] };
type Open = { key: string; link: OpenLink | null };

/**
 * Keeps the marked content of a page in step with its structure: one sequence per leaf, broken only where a label, a link
 * or the mark of a footnote begins or ends. Links end with their page, because pdfkit 0.20.2 files an annotation under
 * the page that is current when its element is written.
 */
export class ContentMarks {
  private open: Open | null = null;

  constructor(
    private readonly document: PdfkitDocument,
    private readonly structure: Structure,
  ) {}

  /** Enters what this run belongs to. `href` is null where the link is not live. */
  enter(leaf: Leaf, run: LineRun, href: string | null, area: LinkArea) {
    const address = href === null ? null : (destinationOf(href) ?? linkAddress(href));
    const key = `${leaf.id} ${run.part === 'label' ? 'label' : 'body'} ${address === null ? '' : run.link} ${run.note ?? ''} ${run.noteMark ?? ''} ${run.noted?.change ?? ''}`;
    if (this.open?.key !== key) {
      this.close();
      const within = run.part === 'label' && leaf.label ? leaf.label : leaf.body;
      const isMark = run.note !== undefined || run.noteMark !== undefined;
      const change = run.noted?.change ?? null;
      const type = address !== null ? 'Link' : isMark ? 'Reference' : change !== null ? 'Span' : null;
      const element = type === null ? within : this.structure.inside(within, type);
      if (type === 'Span') element.dictionary.data.A = { O: 'Layout', TextDecorationType: decorations[change!] };
      element.add(this.document.markStructureContent(type ?? 'P'));
      this.open = { key, link: address === null ? null : { element, href: href!, text: '', areas: [] } };
    }
    const link = this.open?.link;
    if (!link) return;
    link.text += runText(run);
    const last = link.areas.at(-1);
    if (last?.y !== area.y) link.areas.push(area);
    else {
      const right = Math.max(last.x + last.width, area.x + area.width);
      last.x = Math.min(last.x, area.x);
      last.width = right - last.x;
    }
  }

  /** Paints a picture as the whole of its Figure, with its place on the page. */
  figure(element: StructureElement, { x, y, width, height }: LinkArea, paint: () => void) {
    this.close();
    const top = this.document.page.height - y;
    const box = [x, top - height, x + width, top].map((value) => Math.round(value * 100) / 100);
    element.dictionary.data.A = { ...(element.dictionary.data.A as object), BBox: box };
    element.add(this.document.markStructureContent('Figure'));
    paint();
    this.document.endMarkedContent();
  }

  /** Paints a formula of a leaf as an element of its own; `box` is its left, bottom, right and top on the page. */
  formula(leaf: Leaf, { alt, tex, display }: LineFormula, box: number[], paint: () => void) {
    this.close();
    const element = this.structure.formula(leaf.body, alt ?? tex, box, display ? 'Block' : 'Inline');
    element.add(this.document.markStructureContent('Formula'));
    paint();
    this.document.endMarkedContent();
  }

  /** Paints what is no part of the text. */
  artifact(type: 'Layout' | 'Pagination', paint: () => void) {
    this.close();
    this.document.markContent('Artifact', { type });
    paint();
    this.document.endMarkedContent();
  }

  /** Ends what is open; at the end of each page at the latest. */
  close() {
    if (!this.open) return;
    this.document.endMarkedContent();
    const { link } = this.open;
    if (link) {
      const options = { structParent: link.element, Contents: new String(link.text) };
      const destination = destinationOf(link.href);
      for (const { x, y, width, height } of link.areas)
        if (destination !== null) this.document.goTo(x, y, width, height, destination, options);
        else this.document.link(x, y, width, height, linkAddress(link.href)!, options);
      link.element.end();
    }
    this.open = null;
  }
}
