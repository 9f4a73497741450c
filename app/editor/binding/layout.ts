import type * as Y from 'yjs';
import type { Node } from 'prosemirror-model';
import { displayOrder, groupIntoBlocks, readSegments, type Segment } from '#app/document/segments.ts';
import type { Marker } from '#app/document/markers.ts';

/** Where a stretch of the stored text stands; see Segment. */
export type Part = { marker: Marker | null; y: number; length: number };

/** A point in the text of a block: which of its parts, and how far into that. */
export type Spot = { part: Part; offset: number };

/**
 * Which stretches of the stored text make up each block on the screen. A block has one part unless one that was moved
 * was joined to it. Numbers are kept true edit by edit; only a change by another reads the text anew.
 */
export class Layout {
  /** in the order in which they are stored */
  stored: Part[];
  /** in the order in which they are shown */
  blocks: Part[][];

  constructor(stored: Part[], blocks: Part[][]) {
    this.stored = stored;
    this.blocks = blocks;
  }

  static read(body: Y.Text): { layout: Layout; segments: Segment[][] } {
    const stored = readSegments(body);
    const segments = groupIntoBlocks(displayOrder(stored));
    return { layout: new Layout(stored, segments), segments };
  }

  /** Index of the first character of a part. */
  static start(part: Part): number {
    return part.marker === null ? part.y : part.y + 1;
  }

  /** The point `offset` into a block; where two parts meet, the end of the first. */
  spot(block: number, offset: number): Spot {
    const parts = this.blocks[block]!;
    let left = offset;
    for (const part of parts) {
      if (left <= part.length) return { part, offset: left };
      left -= part.length;
    }
    throw new RangeError(`No offset ${offset} in block ${block}`);
  }

  /** The stretches of the parts behind a range of a block. */
  ranges(block: number, from: number, to: number): { part: Part; from: number; to: number }[] {
    const found: { part: Part; from: number; to: number }[] = [];
    let before = 0;
    for (const part of this.blocks[block]!) {
      const start = Math.max(0, from - before);
      const end = Math.min(part.length, to - before);
      if (end > start) found.push({ part, from: start, to: end });
      before += part.length;
    }
    return found;
  }

  length(block: number): number {
    return this.blocks[block]!.reduce((sum, part) => sum + part.length, 0);
  }

  /** Text came into a part or left it. */
  grow(part: Part, by: number): void {
    part.length += by;
    this.shift(this.stored.indexOf(part) + 1, by);
  }

  /** Everything stored from this part on has moved. */
  shift(first: number, by: number): void {
    for (let i = first; i < this.stored.length; i += 1) this.stored[i]!.y += by;
  }

  /** Index in the stored text of a position of the editor's document. */
  toStored(doc: Node, position: number): number {
    const $position = doc.resolve(position);
    if ($position.depth === 0) {
      const after = this.blocks[$position.index()];
      const last = this.stored[this.stored.length - 1];
      return after ? after[0]!.y : last ? Layout.start(last) + last.length : 0;
    }
    if (!this.blocks[$position.index(0)]) return 0;
    const { part, offset } = this.spot($position.index(0), $position.parentOffset);
    return Layout.start(part) + offset;
  }

  /** Position in the editor's document of an index in the stored text: always inside a block. */
  toShown(doc: Node, index: number): number {
    let low = 0;
    let high = this.stored.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (Layout.start(this.stored[middle]!) <= index) low = middle;
      else high = middle - 1;
    }
    const part = this.stored[low];
    if (!part) return 1;
    let position = 0;
    for (let block = 0; block < this.blocks.length; block += 1) {
      let before = 0;
      for (const candidate of this.blocks[block]!) {
        if (candidate === part) {
          const offset = Math.min(part.length, Math.max(0, index - Layout.start(part)));
          return position + 1 + before + offset;
        }
        before += candidate.length;
      }
      position += doc.child(block).nodeSize;
    }
    return 1;
  }
}
