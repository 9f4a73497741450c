import {
  blockKinds,
  isText,
  type Align,
  type Block,
  type BlockAttrs,
  type BlockKind,
  type Cell,
  type Inline,
} from './blocks.ts';
import { assetHash, type Embed, type UnknownEmbed } from './embeds.ts';
import { formatsOf, marksOf } from './marks.ts';
import { sameMarks } from './same-marks.ts';

type Raw = Record<string, unknown>;
/** A block as somebody gives it: from a file, a page or a later version. */
export type GivenBlock = { kind?: unknown; attrs?: unknown; content?: unknown };

/** What a table in a file may have. What a team has written is kept whatever its size, and preflight says what no page can show. */
export const tableSize = { rows: 1000, columns: 200 };
/** Blocks and embeds within one another: a footnote in a cell is the deepest that is meant. */
export const deepest = 3;

export const isKnownKind = (kind: string): kind is BlockKind => (blockKinds as readonly string[]).includes(kind);

const whole = (value: unknown, least: number, most: number, otherwise: number) =>
  typeof value === 'number' && Number.isFinite(value) ? Math.min(most, Math.max(least, Math.round(value))) : otherwise;
const words = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const label = (raw: Raw) => ({ label: words(raw.label) });

/** The attributes of each kind, with values in range. */
const own: { [K in BlockKind]: (raw: Raw, depth: number) => BlockAttrs } = {
  p: () => ({}),
  h: (raw) => ({ level: whole(raw.level, 1, 3, 1), ...label(raw) }),
  li: (raw) => ({ indent: whole(raw.indent, 0, 5, 0), list: raw.list === 'ordered' ? 'ordered' : 'bullet' }),
  quote: () => ({}),
  code: () => ({}),
  figure: (raw) => ({
    asset: typeof raw.asset === 'string' && assetHash.test(raw.asset) ? raw.asset : undefined,
    alt: words(raw.alt),
    width: raw.width === undefined ? undefined : whole(raw.width, 10, 100, 100),
    place: raw.place === 'top' ? 'top' : undefined,
    ...label(raw),
  }),
  table: (raw, depth) => ({ ...normalTable(raw, depth), ...label(raw) }),
  math: (raw) => ({ alt: words(raw.alt), ...label(raw) }),
  pagebreak: () => ({}),
  toc: (raw) => ({ depth: whole(raw.depth, 1, 3, 2) }),
  placeholder: () => ({}),
};

/** Every attribute that some kind has: another kind does not have it. */
const attributes = new Set([
  ...[
    'level',
    'indent',
    'list',
    'label',
    'asset',
    'alt',
    'width',
    'place',
    'header',
    'align',
    'cells',
    'depth',
    'lang',
  ],
  ...['t', 'id', 'kind', 'at', 'joined', 'rows', 'columns'], // of the marker alone
]);
const ofMarkers = new Set(['t', 'id', 'kind', 'at', 'joined']);

/** Kind and attributes of a block, with values in range and only those its kind has; what is unknown is kept. */
export function normalAttrs(kind: unknown, raw: Raw, depth = 0): Pick<Block, 'kind' | 'attrs'> {
  const name = words(kind) ?? 'p';
  const known = isKnownKind(name);
  const given: Raw = known ? { ...own[name](raw, depth), lang: words(raw.lang) } : {};
  const attrs: Raw = {};
  for (const [key, value] of Object.entries(given)) if (value !== undefined) attrs[key] = value;
  const kept = known ? attributes : ofMarkers;
  for (const key of Object.keys(raw).sort()) if (!kept.has(key) && raw[key] !== undefined) attrs[key] = raw[key];
  return { kind: name, attrs };
}

function normalTable(raw: Raw, depth: number): BlockAttrs {
  const given = Array.isArray(raw.cells) ? raw.cells.map((row) => (Array.isArray(row) ? (row as unknown[]) : [])) : [];
  // All that is stored is kept, however wide: people who add columns at the same time add more than either may.
  const columns = given.reduce((most, row) => Math.max(most, row.length), 0);
  const cells = given.map((row) => Array.from({ length: columns }, (_, i) => normalCell(row[i], depth + 1)));
  const align = Array.from({ length: columns }, (_, i) => normalAlign(Array.isArray(raw.align) ? raw.align[i] : null));
  return {
    header: whole(raw.header, 0, cells.length, Math.min(1, cells.length)),
    align: align.some((one) => one !== 'left') ? align : undefined,
    cells,
  };
}

const normalAlign = (value: unknown): Align => (value === 'center' || value === 'right' ? value : 'left');

function normalCell(value: unknown, depth: number): Cell {
  if (!Array.isArray(value) || depth > deepest) return [];
  const blocks = (value as GivenBlock[]).map((block) => {
    const { kind, attrs, content } = normalBlock(block, depth);
    return kind === 'li' || kind === 'code' ? { kind, attrs, content } : { kind: 'p', attrs: {}, content };
  });
  const [only] = blocks;
  return blocks.length === 1 && only!.kind === 'p' && only!.content.length === 0 ? [] : blocks;
}

/** One way to write the same block: attributes in range, marks in order and once each, equal neighbours as one run. */
export function normalBlock({ kind, attrs, content }: GivenBlock, depth = 0): Block {
  return { ...normalAttrs(kind, isObject(attrs) ? attrs : {}, depth), content: normalContent(content, depth) };
}

/** One way to write the same inline content; what is none is left out. */
export function normalContent(given: unknown, depth = 0): Inline[] {
  const content: Inline[] = [];
  for (const inline of Array.isArray(given) && depth <= deepest ? (given as Inline[]) : []) {
    if (!isObject(inline)) continue;
    if ('t' in inline) content.push(normalEmbed(inline as Embed | UnknownEmbed, depth));
    else if (isText(inline)) addText(content, inline.text, marksOf(formatsOf(inline.marks)));
  }
  return content;
}

/** Adds text, to the run before it where that looks the same. */
export function addText(content: Inline[], text: string, marks: ReturnType<typeof marksOf>): void {
  if (text === '') return;
  const last = content.at(-1);
  if (last && isText(last) && sameMarks(last.marks, marks)) last.text += text;
  else content.push(marks.length > 0 ? { text, marks } : { text });
}

function normalEmbed(embed: Embed | UnknownEmbed, depth: number): Embed | UnknownEmbed {
  return embed.t === 'footnote' && Array.isArray(embed.content)
    ? { ...embed, content: normalContent(embed.content, depth + 1) }
    : embed;
}

function isObject(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
