import type { FlowBlock } from '../flow/flow.ts';
import type { PdfkitDocument, StructureElement } from './pdfkit.server.ts';

/** The structure elements that carry a block's content. */
export type Leaf = { body: StructureElement; label: StructureElement | null };

type OpenList = { depth: number; element: StructureElement; within: StructureElement };

/** What PDF calls the way a list is counted. */
const numbering = (label: string | null) => (/[\p{L}\d]/u.test(label ?? '') ? 'Decimal' : 'Disc');

/**
 * The tag tree, Document > Sect > H1…H6, P, L > LI > Lbl, LBody, grown block by block in reading order. A list goes on
 * while its items follow each other; a deeper one hangs in the item above it.
 */
export class Structure {
  private readonly root: StructureElement;
  private section: { key: string | null; element: StructureElement };
  private lists: OpenList[] = [];

  constructor(
    private readonly document: PdfkitDocument,
    lang: string,
  ) {
    this.root = document.struct('Document', { lang });
    document.addStructure(this.root);
    this.section = { key: null, element: this.root };
  }

  /** The leaf for the next block of the flow. */
  add(block: FlowBlock): Leaf {
    if (block.section !== this.section.key || block.role === 'section') this.openSection(block.section);
    if (block.role === 'item') return this.addItem(block);
    this.lists = [];
    const parent = this.section.element;
    if (block.tagLevel > 0) return { body: this.child(parent, `H${block.tagLevel}`), label: null };
    if (block.role === 'quote') return { body: this.child(this.child(parent, 'BlockQuote'), 'P'), label: null };
    if (block.role === 'code') return { body: this.child(this.child(parent, 'P'), 'Code'), label: null };
    return { body: this.child(parent, 'P'), label: null };
  }

  /** A Link inside a leaf; the caller ends it on the page it stands on. */
  link(within: StructureElement): StructureElement {
    return this.child(within, 'Link');
  }

  end() {
    this.root.end();
  }

  private openSection(key: string | null) {
    this.lists = [];
    this.section = { key, element: key === null ? this.root : this.child(this.root, 'Sect') };
  }

  private addItem(block: FlowBlock): Leaf {
    while (this.lists.length > 0 && this.lists.at(-1)!.depth > block.level) this.lists.pop();
    let list = this.lists.at(-1);
    if (!list || list.depth < block.level) {
      const element = this.child(list?.within ?? this.section.element, 'L');
      element.dictionary.data.A = { O: 'List', ListNumbering: numbering(block.label) };
      list = { depth: block.level, element, within: element };
      this.lists.push(list);
    }
    const item = this.child(list.element, 'LI');
    const label = this.child(item, 'Lbl');
    const body = this.child(item, 'LBody');
    list.within = body;
    return { body, label };
  }

  private child(parent: StructureElement, type: string): StructureElement {
    const element = this.document.struct(type);
    parent.add(element);
    return element;
  }
}
