import type { Attrs, Node } from 'prosemirror-model';
import * as Y from 'yjs';
import type { Embed, UnknownEmbed } from '#app/document/embeds.ts';
import { markerId, placeOf, type Marker } from '#app/document/markers.ts';
import { formatsOf, type Formats } from '#app/document/marks.ts';
import { plainAttrs } from '#app/document/node-attrs.ts';
import { fromPmMarks } from '#app/document/schema.ts';
import { displayOrder } from '#app/document/segments.ts';
import { embedOf, newMarker, setAttr } from '#app/document/y-blocks.ts';
import { Layout, type Part } from './layout.ts';
import type { StoredText } from './stored-text.ts';

/** Edits of blocks, each the smallest change of the stored text that does it; keeps the layout true. */
export class BlockEditor {
  private readonly text: StoredText;
  private readonly layout: Layout;
  /** a block became of another kind: its marker may keep what the editor does not show */
  changedKind = false;

  constructor(text: StoredText, layout: Layout) {
    this.text = text;
    this.layout = layout;
  }

  /** Text that has no marker before it gets one; so does an empty section. */
  giveFirstBlockMarker(): void {
    const [first] = this.layout.stored;
    if (first && first.marker !== null) return;
    const marker = newMarker('p', {});
    this.text.insertEmbed(0, marker, {});
    if (first) {
      first.marker = marker;
      this.layout.shift(1, 1);
    } else {
      const part: Part = { marker, y: 0, length: 0 };
      this.layout.stored.push(part);
      this.layout.blocks.push([part]);
    }
  }

  deleteText(block: number, from: number, to: number): void {
    for (const range of this.layout.ranges(block, from, to).reverse()) {
      this.text.delete(Layout.start(range.part) + range.from, range.to - range.from);
      this.layout.grow(range.part, range.from - range.to);
    }
  }

  /** Inserts inline nodes; returns the offset after them. */
  insertInline(block: number, offset: number, nodes: readonly Node[]): number {
    let at = offset;
    for (const node of nodes) {
      const spot = this.layout.spot(block, at);
      const index = Layout.start(spot.part) + spot.offset;
      const formats = formatsOf(fromPmMarks(node.marks));
      if (node.isText) this.text.insertText(index, node.text!, formats);
      else this.text.insertEmbed(index, embedOf(node.attrs.raw as Embed | UnknownEmbed), formats);
      this.layout.grow(spot.part, node.nodeSize);
      at += node.nodeSize;
    }
    return at;
  }

  format(block: number, from: number, to: number, formats: Formats): void {
    for (const range of this.layout.ranges(block, from, to)) {
      this.text.format(Layout.start(range.part) + range.from, range.to - range.from, formats);
    }
  }

  /**
   * Writes the attributes that differ; those a kind does not use stay as they are and are not read. What becomes a table
   * again takes the cells that were kept, with what others wrote in them meanwhile.
   */
  setAttrs(block: number, before: Attrs, after: Attrs): void {
    const marker = this.layout.blocks[block]![0]!.marker!;
    const old = flat(before);
    const wanted = flat(after);
    const kept = { ...wanted, ...(after.extra as object | null) };
    for (const key of Object.keys(before.extra ?? {})) if (!(key in kept)) marker.delete(key);
    if (old.kind !== wanted.kind) this.changedKind = true;
    const keepsCells = old.kind !== 'table' && marker.get('cells') instanceof Y.Map;
    for (const [key, value] of Object.entries(wanted)) {
      if (keepsCells && (key === 'cells' || key === 'header')) continue;
      if (JSON.stringify(old[key]) !== JSON.stringify(value)) setAttr(marker, String(wanted.kind), key, value);
    }
  }

  /** Cuts a block in two; the second gets these attributes. `formats` are those of the text around the cut. */
  split(block: number, offset: number, attrs: Attrs, formats: Formats): void {
    const { part, offset: within } = this.layout.spot(block, offset);
    const added = this.insertPart(part, within, attrs, formats);
    const parts = this.layout.blocks[block]!;
    const rest = parts.splice(parts.indexOf(part) + 1);
    this.layout.blocks.splice(block + 1, 0, [added, ...rest]);
  }

  /** A new empty block before the given one; its number may be one more than the last. */
  insertBlock(block: number, attrs: Attrs): void {
    const before = this.layout.blocks[block - 1]?.at(-1);
    let added: Part;
    if (before) added = this.insertPart(before, before.length, attrs, {});
    else {
      // At the top: before whatever is shown first.
      const next = this.layout.blocks[0]?.[0];
      const number = next ? this.layout.stored.indexOf(next) : 0;
      added = { marker: this.embedMarker(next?.y ?? 0, attrs, {}), y: next?.y ?? 0, length: 0 };
      this.layout.stored.splice(number, 0, added);
      this.layout.shift(number + 1, 1);
    }
    this.layout.blocks.splice(block, 0, [added]);
  }

  /** Removes a block with its text. */
  deleteBlock(block: number): void {
    this.deleteText(block, 0, this.layout.length(block));
    for (const part of this.layout.blocks[block]!) this.deleteMarker(part);
    this.layout.blocks.splice(block, 1);
  }

  /**
   * Joins a block to the one before it: its marker goes, its text stays where it is. When the two are not stored side by
   * side the marker stays and says so, since copying text could double it.
   */
  join(block: number): void {
    const [parts] = this.layout.blocks.splice(block, 1);
    const into = this.layout.blocks[block - 1]!;
    const first = parts![0]!;
    const last = into[into.length - 1]!;
    if (this.layout.stored[this.layout.stored.indexOf(first) - 1] === last) {
      const { length } = first;
      this.deleteMarker(first);
      last.length += length;
      parts!.shift();
    } else {
      first.marker!.set('joined', true);
      this.place(first, last);
    }
    into.push(...parts!);
  }

  /** Moves a block to another number. No text is touched, so nothing can be lost or doubled. */
  move(from: number, to: number): void {
    const [parts] = this.layout.blocks.splice(from, 1);
    this.layout.blocks.splice(to, 0, parts!);
    const previous = this.layout.blocks[to - 1]?.at(-1) ?? null;
    this.place(parts![0]!, previous);
  }

  /** Makes the stored order show what the editor shows. */
  settleOrder(): void {
    const wanted = this.layout.blocks.flat();
    for (let round = 0; round <= wanted.length; round += 1) {
      const shown = displayOrder(this.layout.stored);
      const wrong = wanted.findIndex((part, i) => shown[i] !== part);
      if (wrong === -1) return this.settleJoins();
      this.place(wanted[wrong]!, wanted[wrong - 1] ?? null);
    }
    wanted.forEach((part, i) => this.place(part, wanted[i - 1] ?? null));
    this.settleJoins();
  }

  /** A part that begins a block on the screen must not say it continues one, and the other way round. */
  private settleJoins(): void {
    this.layout.blocks.forEach((parts, block) =>
      parts.forEach((part, i) => {
        const joined = part.marker?.get('joined') === true;
        if (i === 0 && block > 0 && joined) part.marker?.delete('joined');
        if (i > 0 && !joined) part.marker?.set('joined', true);
      }),
    );
  }

  private place(part: Part, after: Part | null): void {
    const id = after?.marker ? markerId(after.marker) : '';
    let stamp = 1;
    for (const { marker } of this.layout.stored) {
      const place = marker && placeOf(marker);
      if (place && place.after === id) stamp = Math.max(stamp, place.stamp + 1);
    }
    part.marker?.set('at', { after: id, stamp });
  }

  private insertPart(part: Part, within: number, attrs: Attrs, formats: Formats): Part {
    const y = Layout.start(part) + within;
    const added: Part = { marker: this.embedMarker(y, attrs, formats), y, length: part.length - within };
    part.length = within;
    const number = this.layout.stored.indexOf(part) + 1;
    this.layout.stored.splice(number, 0, added);
    this.layout.shift(number + 1, 1);
    return added;
  }

  private embedMarker(index: number, attrs: Attrs, formats: Formats): Marker {
    const { kind, attrs: plain } = plainAttrs(attrs);
    const marker = newMarker(kind, plain);
    this.text.insertEmbed(index, marker, formats);
    return marker;
  }

  /** The text after the marker must be gone or be taken over by the part stored before it. */
  private deleteMarker(part: Part): void {
    const number = this.layout.stored.indexOf(part);
    this.text.delete(part.y, 1);
    this.layout.stored.splice(number, 1);
    this.layout.shift(number, -1);
  }
}

function flat(attrs: Attrs): Record<string, unknown> {
  const { kind, attrs: plain } = plainAttrs(attrs);
  return { kind, ...plain };
}
