import * as Y from 'yjs';
import { isText, type Block, type BlockAttrs, type Cell, type Inline } from './blocks.ts';
import type { Embed, UnknownEmbed } from './embeds.ts';
import { newBlockId, type Marker } from './markers.ts';
import { formatsOf, marksOf } from './marks.ts';
import { addText, deepest, normalAttrs } from './normal-block.ts';
import { displayOrder, groupIntoBlocks, readSegments, type Piece } from './segments.ts';

/**
 * Blocks and their Yjs form, both ways. A block is a map embedded in the text, the marker, with the characters after it;
 * an embed is a map among them. Where people write within these, there is a text of its own: a footnote's is the
 * `content` of its map. A table's marker has `rows` and `columns` (arrays of ids) and `cells` (a map from "row:column" to
 * a text), so that two who add a row and a column at once get both, and one who types in a cell loses nothing to them.
 */

/** The blocks of a text as they are shown. Reads only, and takes whatever the text holds. */
export function readBlocks(text: Y.Text, depth = 0): Block[] {
  return groupIntoBlocks(displayOrder(readSegments(text))).map((segments) => ({
    ...readMarker(segments[0]!.marker, depth),
    content: readContent(
      segments.flatMap((segment) => segment.pieces),
      depth,
    ),
  }));
}

/** What the map of a block says of it. */
export function readMarker(marker: Marker | null, depth = 0): Pick<Block, 'kind' | 'attrs'> {
  if (marker === null) return { kind: 'p', attrs: {} };
  const raw = plainMap(marker);
  const isGrid = raw.kind === 'table' && marker.get('cells') instanceof Y.Map;
  return normalAttrs(raw.kind, isGrid ? { ...raw, cells: readCells(marker, depth + 1) } : raw, depth);
}

/** The plain form of something embedded, whoever wrote it. */
export function readEmbed(value: unknown, depth = 0): Embed | UnknownEmbed {
  if (value instanceof Y.Map && value.get('t') === 'footnote' && value.get('content') instanceof Y.Text) {
    const pieces = readSegments(value.get('content') as Y.Text).flatMap((segment) => segment.pieces);
    return { ...plainMap(value as Marker), t: 'footnote', content: readContent(pieces, depth + 1) };
  }
  const plain: unknown = value instanceof Y.AbstractType ? value.toJSON() : value;
  if (typeof plain === 'object' && plain !== null && !Array.isArray(plain)) {
    const raw = plain as UnknownEmbed;
    if (typeof raw.t === 'string' && raw.t !== 'b') return raw;
  }
  return { t: 'unknown', value: plain };
}

function readContent(pieces: readonly Piece[], depth: number): Inline[] {
  const content: Inline[] = [];
  if (depth > deepest) return content;
  for (const piece of pieces) {
    if ('embed' in piece) content.push(readEmbed(piece.embed, depth));
    else addText(content, piece.text, marksOf(piece.formats));
  }
  return content;
}

function readCells(marker: Marker, depth: number): Cell[][] {
  if (depth > deepest) return [];
  const [rows, columns, cells] = [idsOf(marker.get('rows')), idsOf(marker.get('columns')), marker.get('cells')];
  return rows.map((row) =>
    columns.map((column) => {
      const text: unknown = cells instanceof Y.Map ? cells.get(`${row}:${column}`) : null;
      return text instanceof Y.Text ? readBlocks(text, depth) : [];
    }),
  );
}

/** Ids in their order, each once: two who undo the same deletion bring a row back twice. */
function idsOf(list: unknown): string[] {
  const ids = list instanceof Y.Array ? list.toArray().filter((id) => typeof id === 'string') : [];
  return [...new Set(ids)];
}

function plainMap(map: Y.Map<unknown>): Record<string, unknown> {
  const plain: Record<string, unknown> = {};
  map.forEach((value, key) => (plain[key] = value instanceof Y.AbstractType ? value.toJSON() : value));
  return plain;
}

/** A map that begins a block, ready to be embedded. */
export function newMarker(kind: string, attrs: BlockAttrs, id = newBlockId()): Marker {
  const marker: Marker = new Y.Map<unknown>([
    ['t', 'b'],
    ['kind', kind],
    ['id', id],
  ]);
  for (const [key, value] of Object.entries(attrs)) setAttr(marker, kind, key, value);
  return marker;
}

/**
 * Writes one attribute of a block of this kind. A table's cells are written as a whole: for what is typed in one, edit
 * its text.
 */
export function setAttr(marker: Marker, kind: string, key: string, value: unknown): void {
  if (value === undefined || value === null) return;
  if (kind !== 'table' || key !== 'cells') return void marker.set(key, value);
  const given = value as Cell[][];
  const rows = given.map(newBlockId);
  const columns = (given[0] ?? []).map(newBlockId);
  const texts = given.flatMap((row, r) =>
    row.map((cell, c): [string, Y.Text] => [`${rows[r]}:${columns[c]}`, textOf(cell)]),
  );
  marker.set('rows', Y.Array.from(rows));
  marker.set('columns', Y.Array.from(columns));
  marker.set('cells', new Y.Map(texts));
}

/** The map that holds an embed. */
export function embedOf(embed: Embed | UnknownEmbed): Y.Map<unknown> {
  const map = new Y.Map<unknown>();
  for (const [key, value] of Object.entries(embed)) {
    const isText = embed.t === 'footnote' && key === 'content' && Array.isArray(value);
    map.set(key, isText ? filled(contentDelta(value as Inline[])) : value);
  }
  return map;
}

/** What stands in a cell. Its first paragraph needs no marker, so that an empty cell is an empty text. */
function textOf(cell: Cell): Y.Text {
  const [first, ...rest] = cell;
  if (!first) return new Y.Text();
  const bare = first.kind === 'p' && first.content.length > 0 && Object.keys(first.attrs).length === 0;
  return filled(bare ? [...contentDelta(first.content), ...blocksDelta(rest)] : blocksDelta(cell));
}

function filled(delta: Delta): Y.Text {
  const text = new Y.Text();
  if (delta.length > 0) text.applyDelta(delta, { sanitize: false });
  return text;
}

export type Delta = { insert: string | Y.Map<unknown>; attributes?: Record<string, unknown> }[];

/** What inserts these blocks into a text. */
export function blocksDelta(blocks: readonly Block[]): Delta {
  return blocks.flatMap((block) => [{ insert: newMarker(block.kind, block.attrs) }, ...contentDelta(block.content)]);
}

function contentDelta(content: readonly Inline[]): Delta {
  return content
    .map((inline) =>
      isText(inline) ? { insert: inline.text, attributes: formatsOf(inline.marks) } : { insert: embedOf(inline) },
    )
    .filter(({ insert }) => insert !== '');
}
