import type * as Y from 'yjs';
import { isMarker, markerId, placeOf, type Marker } from './markers.ts';
import type { Formats } from './marks.ts';

/** `embed`: as it is stored */
export type Piece = { text: string; formats?: Formats } | { embed: unknown; formats?: Formats };

/**
 * A stretch of the text that begins with a block's marker. `marker` is null for text before the first one.
 * `y` is the index of the marker (or of the first character when there is none), `length` that of what follows it.
 */
export type Segment = { marker: Marker | null; y: number; length: number; pieces: Piece[] };

type Operation = { insert: unknown; attributes?: Formats };

/** The text cut at its markers, in the order in which it is stored. Reads only. */
export function readSegments(body: Y.Text): Segment[] {
  const segments: Segment[] = [];
  let y = 0;
  const add = (piece: Piece, length: number) => {
    if (segments.length === 0) segments.push({ marker: null, y: 0, length: 0, pieces: [] });
    const segment = segments[segments.length - 1]!;
    segment.pieces.push(piece);
    segment.length += length;
    y += length;
  };
  for (const { insert, attributes } of body.toDelta() as Operation[]) {
    if (typeof insert === 'string') add({ text: insert, formats: attributes }, insert.length);
    else if (isMarker(insert)) segments.push({ marker: insert, y: y++, length: 0, pieces: [] });
    else add({ embed: insert, formats: attributes }, 1);
  }
  return segments;
}

/**
 * The order in which segments are shown. They stand as they are stored, save those that were moved: these stand after
 * the block they were put after. One whose place is gone, or that was put into a circle, stands where it is stored.
 */
export function displayOrder<T extends { marker: Marker | null }>(stored: readonly T[]): T[] {
  if (!stored.some(({ marker }) => marker !== null && marker.has('at'))) return [...stored];
  const byId = new Map<string, T>();
  for (const segment of stored) {
    const id = segment.marker && markerId(segment.marker);
    if (id && !byId.has(id)) byId.set(id, segment);
  }
  const top: Moved<T>[] = [];
  const followers = new Map<T, Moved<T>[]>();
  const fixed: T[] = [];
  const parent = new Map<T, T>();
  for (const segment of stored) {
    const place = segment.marker && placeOf(segment.marker);
    const anchor = place && byId.get(place.after);
    if (place && place.after === '') top.push({ segment, stamp: place.stamp });
    else if (place && anchor && !leadsTo(parent, anchor, segment)) {
      parent.set(segment, anchor);
      followers.set(anchor, [...(followers.get(anchor) ?? []), { segment, stamp: place.stamp }]);
    } else fixed.push(segment);
  }
  const order: T[] = [];
  const waiting = [...nearestFirst(top), ...fixed].reverse();
  while (waiting.length > 0) {
    const segment = waiting.pop()!;
    order.push(segment);
    waiting.push(...nearestFirst(followers.get(segment) ?? []).reverse());
  }
  return order;
}

type Moved<T> = { segment: T; stamp: number };

function leadsTo<T>(parent: Map<T, T>, from: T, goal: T): boolean {
  for (let at: T | undefined = from; at !== undefined; at = parent.get(at)) if (at === goal) return true;
  return false;
}

function nearestFirst<T extends { marker: Marker | null }>(moved: Moved<T>[]): T[] {
  const id = ({ segment }: Moved<T>) => (segment.marker ? markerId(segment.marker) : '');
  return [...moved].sort((a, b) => b.stamp - a.stamp || (id(a) < id(b) ? -1 : 1)).map(({ segment }) => segment);
}

/** Segments as blocks: one that was joined continues the block shown before it. */
export function groupIntoBlocks<T extends { marker: Marker | null }>(shown: readonly T[]): T[][] {
  const blocks: T[][] = [];
  for (const segment of shown) {
    const last = blocks[blocks.length - 1];
    if (last && segment.marker?.get('joined') === true) last.push(segment);
    else blocks.push([segment]);
  }
  return blocks;
}
