import type { TextLine } from './pdf-facts.ts';

/** A run of characters as the file places it. Lengths are points from the top left of the page as shown. */
export type TextPiece = {
  text: string;
  /** where its baseline begins */
  x: number;
  y: number;
  width: number;
  size: number;
  font: string;
  /** degrees clockwise */
  rotation: number;
};

/** Above and below the baseline in ems: capitals and descenders. A font's own box says little about where its ink is. */
const ascent = 0.75;
const descent = 0.25;
/** A gap of so many ems is the space between two words, or the gutter between two columns. */
const wordGap = 0.15;
const columnGap = 1.1;
/** Raised and lowered characters stand within so many ems of their line. */
const sameLine = 0.45;

/** A piece in the frame of its own direction: `along` the line, `across` to the next one. */
type Placed = TextPiece & { along: number; across: number };

/** The lines of a page, from its top, from text in any order. */
export function joinLines(pieces: readonly TextPiece[]): TextLine[] {
  const turned = new Map<number, TextPiece[]>();
  for (const piece of pieces) {
    const rotation = Math.round(piece.rotation);
    if (piece.text.trim() === '') continue;
    const same = turned.get(rotation);
    if (same) same.push(piece);
    else turned.set(rotation, [piece]);
  }
  const lines = [...turned].flatMap(([rotation, same]) =>
    rows(same.map((piece) => place(piece, rotation)))
      .flatMap(segments)
      .map((segment) => lineOf(segment, rotation)),
  );
  return lines.sort((a, b) => a.y - b.y || a.x - b.x);
}

function place(piece: TextPiece, rotation: number): Placed {
  const [sin, cos] = [Math.sin((rotation * Math.PI) / 180), Math.cos((rotation * Math.PI) / 180)];
  return { ...piece, along: piece.x * cos + piece.y * sin, across: piece.y * cos - piece.x * sin };
}

/** Pieces whose baselines are nearly one, in the order of their baselines. */
function rows(pieces: Placed[]): Placed[][] {
  const found: { across: number; size: number; pieces: Placed[] }[] = [];
  const order = [...pieces].sort((a, b) => a.across - b.across);
  // Put off, so that a raised note mark joins its line and not the other way round.
  const small: Placed[] = [];
  const middle = median(order.map(({ size }) => size));
  for (const piece of order) {
    const last = found.at(-1);
    if (piece.size < middle * 0.8) small.push(piece);
    else if (last && piece.across - last.across <= sameLine * Math.min(piece.size, last.size)) last.pieces.push(piece);
    else found.push({ across: piece.across, size: piece.size, pieces: [piece] });
  }
  const own: typeof found = [];
  let at = 0;
  for (const piece of small) {
    while (found[at + 1] && distance(found[at + 1]!, piece) <= distance(found[at]!, piece)) at += 1;
    const near = [found[at - 1], found[at]].find((row) => row && isBeside(row, piece));
    const last = own.at(-1);
    if (near) near.pieces.push(piece);
    else if (last && piece.across - last.across <= sameLine * Math.min(piece.size, last.size)) last.pieces.push(piece);
    else own.push({ across: piece.across, size: piece.size, pieces: [piece] });
  }
  return [...found, ...own].map((row) => row.pieces);
}

const distance = (row: { across: number }, piece: Placed) => Math.abs(row.across - piece.across);

/** A small piece belongs to a line when it touches one of its words: a label of a figure beside a line does not. */
function isBeside(row: { across: number; size: number; pieces: Placed[] }, piece: Placed): boolean {
  if (distance(row, piece) > sameLine * row.size) return false;
  const near = columnGap * row.size;
  return row.pieces.some(
    ({ along, width }) => along - near < piece.along + piece.width && piece.along < along + width + near,
  );
}

/** The words of a row up to each gap too wide for a space. */
function segments(row: Placed[]): Placed[][] {
  const found: Placed[][] = [];
  let end = 0;
  for (const piece of [...row].sort((a, b) => a.along - b.along)) {
    const last = found.at(-1);
    const goesOn = last !== undefined && piece.along - end <= columnGap * Math.max(piece.size, last.at(-1)!.size);
    if (goesOn) last.push(piece);
    else found.push([piece]);
    end = Math.max(goesOn ? end : -Infinity, piece.along + inkWidth(piece));
  }
  return found;
}

function lineOf(segment: Placed[], rotation: number): TextLine {
  let text = '';
  let end = -Infinity;
  for (const piece of segment) {
    const gap = piece.along - end > wordGap * piece.size && text !== '' && !/\s$/.test(text);
    text += (gap ? ' ' : '') + (/\s$/.test(text) ? piece.text.trimStart() : piece.text);
    end = piece.along + piece.width;
  }
  const [font, size] = ['font', 'size'].map((key) => mostOf(segment, key as 'font' | 'size')) as [string, number];
  const main = segment.find((piece) => piece.size === size)!;
  const first = Math.min(...segment.map((piece) => piece.along + leadingSpace(piece)));
  const last = Math.max(...segment.map((piece) => piece.along + inkWidth(piece)));
  const box = boxOf(first, last, main.across - ascent * size, main.across + descent * size, rotation);
  return { text: text.replace(/\s+/g, ' ').trim(), font, size, baseline: main.across, rotation, ...box };
}

/** A box along a turned line as an upright one on the page. */
function boxOf(first: number, last: number, over: number, under: number, rotation: number) {
  const [sin, cos] = [Math.sin((rotation * Math.PI) / 180), Math.cos((rotation * Math.PI) / 180)];
  const corners = [first, last].flatMap((along) =>
    [over, under].map((across) => [along * cos - across * sin, along * sin + across * cos] as const),
  );
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** What most characters of a segment have. */
function mostOf<K extends 'font' | 'size'>(segment: readonly Placed[], key: K): Placed[K] {
  const counts = new Map<Placed[K], number>();
  for (const piece of segment) counts.set(piece[key], (counts.get(piece[key]) ?? 0) + piece.text.trim().length);
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best))[0];
}

/** Spaces at the ends are no ink. A space is about a quarter of an em. */
const spaces = (piece: TextPiece, pattern: RegExp) =>
  Math.min(piece.width, (pattern.exec(piece.text)?.[0].length ?? 0) * piece.size * 0.25);
const inkWidth = (piece: TextPiece) => piece.width - spaces(piece, /\s+$/);
const leadingSpace = (piece: TextPiece) => spaces(piece, /^\s+/);

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
