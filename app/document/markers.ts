import * as Y from 'yjs';

/** The embedded map that begins a block. */
export type Marker = Y.Map<unknown>;

/** Where a moved block stands: right after the block with this id ('' is the top); the higher stamp stands nearer. */
export type Place = { after: string; stamp: number };

export function isMarker(value: unknown): value is Marker {
  return value instanceof Y.Map && value.get('t') === 'b';
}

/** A name for the block that survives undo; blocks written by other programs go by their item's id. */
export function markerId(marker: Marker): string {
  const id = marker.get('id');
  if (typeof id === 'string' && id !== '') return id;
  const item = marker._item;
  return item ? `${item.id.client}:${item.id.clock}` : '';
}

export function placeOf(marker: Marker): Place | null {
  const at = marker.get('at') as Partial<Place> | undefined;
  if (typeof at !== 'object' || at === null || typeof at.after !== 'string') return null;
  return { after: at.after, stamp: typeof at.stamp === 'number' ? at.stamp : 0 };
}

/** A short name, unlikely to be met twice in one document. */
export function newBlockId(): string {
  return Math.random().toString(36).slice(2, 10);
}
