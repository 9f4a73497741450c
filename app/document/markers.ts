import * as Y from 'yjs';
import { blockKinds, type Block, type BlockAttrs } from './blocks.ts';

/** The embedded map that begins a block. */
export type Marker = Y.Map<unknown>;

/** Where a moved block stands: right after the block with this id ('' is the top); the higher stamp stands nearer. */
export type Place = { after: string; stamp: number };

const ours = new Set(['t', 'id', 'kind', 'at', 'joined', 'level', 'indent', 'list']);

export function isMarker(value: unknown): value is Marker {
  return value instanceof Y.Map && value.get('t') === 'b';
}

export const isKnownKind = (kind: string) => (blockKinds as readonly string[]).includes(kind);

const whole = (value: unknown, least: number, most: number, otherwise: number) =>
  typeof value === 'number' && Number.isFinite(value) ? Math.min(most, Math.max(least, Math.round(value))) : otherwise;

/** Kind and attributes of a block, with values in range and only those its kind has; what is unknown is kept. */
export function normalBlock(kind: unknown, raw: Record<string, unknown>): Pick<Block, 'kind' | 'attrs'> {
  const name = typeof kind === 'string' && kind !== '' ? kind : 'p';
  const known = isKnownKind(name);
  const attrs: BlockAttrs & Record<string, unknown> = {};
  if (name === 'h') attrs.level = whole(raw.level, 1, 3, 1);
  if (name === 'li') {
    attrs.indent = whole(raw.indent, 0, 5, 0);
    attrs.list = raw.list === 'ordered' ? 'ordered' : 'bullet';
  }
  const kept = known ? ours : new Set(['t', 'id', 'kind', 'at', 'joined']);
  for (const key of Object.keys(raw).sort()) if (!kept.has(key) && raw[key] !== undefined) attrs[key] = raw[key];
  return { kind: name, attrs };
}

/** What the map of a block says of it. */
export function readMarker(marker: Marker | null): Pick<Block, 'kind' | 'attrs'> {
  return marker === null ? { kind: 'p', attrs: {} } : normalBlock(marker.get('kind'), plainMap(marker));
}

function plainMap(marker: Marker): Record<string, unknown> {
  const plain: Record<string, unknown> = {};
  marker.forEach((value, key) => (plain[key] = value instanceof Y.AbstractType ? value.toJSON() : value));
  return plain;
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

/** A map that begins a block, ready to be embedded. */
export function newMarker(kind: string, attrs: BlockAttrs, id = newBlockId()): Marker {
  const rest = Object.entries(attrs).filter(([, value]) => value !== undefined && value !== null);
  return new Y.Map<unknown>([...rest, ['t', 'b'], ['kind', kind], ['id', id]]);
}
