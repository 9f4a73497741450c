import type { FlowBlock } from '../flow/flow.ts';
import type { SetCell } from '../measure/box.ts';
import type { PdfkitDocument, StructureElement } from './pdfkit.server.ts';

/** The structure elements that carry a block's content; `id` tells leaves apart. */
export type Leaf = { id: number; body: StructureElement; label: StructureElement | null };

type OpenList = { depth: number; element: StructureElement; within: StructureElement };
/** Where blocks are added one after another, and the lists that may go on there. */
type Place = { element: StructureElement; lists: OpenList[]; contents: StructureElement | null };
type TableElements = { element: StructureElement; rows: Map<number, Map<number, Place>>; leaves: Map<string, Leaf> };

/** What PDF calls the way a list is counted. */
const numbering = (label: string | null) => (/[\p{L}\d]/u.test(label ?? '') ? 'Decimal' : 'Disc');

/**
 * The tag tree, Document > Sect > H1…H6, P, L > LI > Lbl, LBody, Table > TR > TH, TD, grown block by block in reading
 * order. A list goes on while its items follow each other; a deeper one hangs in the item above it.
 */
export class Structure {
  private readonly root: StructureElement;
  private key: string | null = null;
  private section: Place;
  private readonly sections = new Map<string | null, StructureElement>();
  private readonly tables = new Map<FlowBlock, TableElements>();
  /** the table that a caption has begun and whose rows follow */
  private captioned: StructureElement | null = null;
  private readonly marginNotes = new Map<number, { element: StructureElement; parts: Map<number, Leaf> }>();
  private leaves = 0;

  constructor(
    private readonly document: PdfkitDocument,
    lang: string,
  ) {
    this.root = document.struct('Document', { lang });
    document.addStructure(this.root);
    this.section = place(this.root);
    this.sections.set(null, this.root);
  }

  /** The leaf for the next block of the flow. */
  add(block: FlowBlock): Leaf {
    // A figure that waited for the top of a page belongs to its section, though another has begun.
    const earlier = block.section === this.key ? undefined : this.sections.get(block.section);
    if (earlier && block.role !== 'section') return this.addTo(place(earlier), block);
    this.enterSection(block);
    return this.addTo(this.section, block);
  }

  /** The leaf for a block within a cell; the parts of a row that was divided are one row. */
  addInCell(table: FlowBlock, row: number, cell: SetCell, index: number): Leaf {
    const { rows, leaves } = this.tableOf(table);
    const key = `${row} ${cell.column} ${index}`;
    const known = leaves.get(key);
    if (known) return known;
    const leaf = this.addTo(rows.get(row)!.get(cell.column)!, table.rows![row]![cell.column]!.blocks[index]!);
    leaves.set(key, leaf);
    return leaf;
  }

  /** Makes a row with all its cells: also empty ones count as columns. */
  addRow(table: FlowBlock, row: number, cells: readonly SetCell[]): void {
    const { element, rows } = this.tableOf(table);
    if (rows.has(row)) return;
    const tr = this.child(element, 'TR');
    const made = cells.map((cell): [number, Place] => {
      const one = this.child(tr, cell.header ? 'TH' : 'TD');
      if (cell.header) one.dictionary.data.A = { O: 'Table', Scope: 'Column' };
      return [cell.column, place(one)];
    });
    rows.set(row, new Map(made));
  }

  /** The leaf of a footnote, in the section that its mark stands in. */
  addNote(block: FlowBlock): Leaf {
    const note = this.child(this.sections.get(block.section) ?? this.section.element, 'Note');
    note.dictionary.data.ID = new String(`note-${block.label}`);
    const label = this.child(note, 'Lbl');
    return this.leaf(this.language(this.child(note, 'P'), block), label);
  }

  /** Makes a margin note right after the block that it is about; in a list, within its item. */
  addMarginNote(number: number, block: FlowBlock, about: Leaf): void {
    const parent = block.role === 'item' ? about.body : (this.sections.get(block.section) ?? this.section.element);
    const element = this.child(parent, 'Note');
    element.dictionary.data.ID = new String(`margin-note-${number}`);
    this.marginNotes.set(number, { element, parts: new Map() });
  }

  /** The leaf of a paragraph of a margin note, which may go on on another page. */
  inMarginNote(number: number, part: number): Leaf {
    const { element, parts } = this.marginNotes.get(number)!;
    const label = parts.size === 0 ? this.child(element, 'Lbl') : null;
    const leaf = parts.get(part) ?? this.leaf(this.child(element, 'P'), label);
    parts.set(part, leaf);
    return leaf;
  }

  /** A Link, a Span, or the Reference that the mark of a note is, inside a leaf; the caller ends it on the page it stands on. */
  inside(within: StructureElement, type: 'Link' | 'Reference' | 'Span'): StructureElement {
    return this.child(within, type);
  }

  /** The Figure of a small picture in a line. */
  insideFigure(within: StructureElement, alt: string): StructureElement {
    return this.figure(within, alt, 'Inline');
  }

  /** A formula inside a leaf, with the words that stand for it and its place on the page: left, bottom, right, top. */
  formula(within: StructureElement, alt: string, box: number[], placement: 'Inline' | 'Block'): StructureElement {
    const element = this.child(within, 'Formula');
    element.dictionary.data.Alt = new String(alt);
    element.dictionary.data.A = { O: 'Layout', Placement: placement, BBox: box };
    return element;
  }

  end() {
    this.root.end();
  }

  private figure(parent: StructureElement, alt: string, placement: 'Block' | 'Inline'): StructureElement {
    const element = this.child(parent, 'Figure');
    element.dictionary.data.Alt = new String(alt);
    element.dictionary.data.A = { O: 'Layout', Placement: placement };
    return element;
  }

  private enterSection(block: FlowBlock) {
    if (block.section === this.key && block.role !== 'section') return;
    this.key = block.section;
    this.section = place(block.section === null ? this.root : this.child(this.root, 'Sect'));
    this.sections.set(block.section, this.section.element);
  }

  private tableOf(block: FlowBlock): TableElements {
    let table = this.tables.get(block);
    if (!table) {
      this.enterSection(block);
      this.section.lists = [];
      const element = this.captioned ?? this.child(this.section.element, 'Table');
      this.captioned = null;
      table = { element, rows: new Map(), leaves: new Map() };
      this.tables.set(block, table);
    }
    return table;
  }

  private addTo(at: Place, block: FlowBlock): Leaf {
    if (block.role === 'item') return this.addItem(at, block);
    at.lists = [];
    if (block.role !== 'contents') at.contents = null;
    const { element } = at;
    const only = (body: StructureElement) => this.leaf(this.language(body, block), null);
    if (block.tagLevel > 0) return only(this.child(element, `H${block.tagLevel}`));
    if (block.role === 'quote') return only(this.child(this.child(element, 'BlockQuote'), 'P'));
    if (block.role === 'code') return only(this.child(this.child(element, 'P'), 'Code'));
    if (block.role === 'contents') return only(this.child((at.contents ??= this.child(element, 'TOC')), 'TOCI'));
    if (block.role === 'figure') return only(this.figure(element, block.picture!.alt ?? block.picture!.title, 'Block'));
    if (block.role === 'caption' && block.below) return only(this.child(element, 'Caption'));
    if (block.role === 'caption') return only(this.child((this.captioned = this.child(element, 'Table')), 'Caption'));
    if (block.role === 'reference') return only(this.child(element, 'BibEntry'));
    return only(this.child(element, 'P'));
  }

  private addItem(at: Place, block: FlowBlock): Leaf {
    const { lists } = at;
    while (lists.length > 0 && lists.at(-1)!.depth > block.level) lists.pop();
    let list = lists.at(-1);
    if (!list || list.depth < block.level) {
      const element = this.child(list?.within ?? at.element, 'L');
      element.dictionary.data.A = { O: 'List', ListNumbering: numbering(block.label) };
      list = { depth: block.level, element, within: element };
      lists.push(list);
    }
    const item = this.language(this.child(list.element, 'LI'), block);
    const label = this.child(item, 'Lbl');
    const body = this.child(item, 'LBody');
    list.within = body;
    return this.leaf(body, label);
  }

  private leaf(body: StructureElement, label: StructureElement | null): Leaf {
    return { id: (this.leaves += 1), body, label };
  }

  private language(element: StructureElement, { lang }: FlowBlock): StructureElement {
    if (lang !== null) element.dictionary.data.Lang = new String(lang);
    return element;
  }

  private child(parent: StructureElement, type: string): StructureElement {
    const element = this.document.struct(type);
    parent.add(element);
    return element;
  }
}

function place(element: StructureElement): Place {
  return { element, lists: [], contents: null };
}
