import type { Glyph, Shaper } from '../fonts/shaper.ts';
import { hyphenPoints } from './hyphenate.ts';
import { imageItem } from './line-image.ts';
import { box, breakAt, formulaBox, never, space, type Item, type Look } from './items.ts';
import { joined } from './joined.ts';
import type { Span } from './logical-lines.ts';

export type WordContext = { shaper: Shaper; lang: string; hyphenate: boolean; elastic: boolean; splitOver: number };

const hyphenCost = 60;
const splitCost = 600;
const softHyphen = '\u00AD';

/** Finished words by shaper, because a long proposal says most of its words many times. Items are never changed. */
const finished = new WeakMap<Shaper, Map<string, Item[]>>();
const finishedLimit = 60_000;

/** The items of one word, which may change its look halfway and hold no-break spaces. No break at either end. */
export function wordItems(parts: readonly Span[], context: WordContext): Item[] {
  const [only] = parts;
  if (!only || parts.length > 1 || !isPlain(only)) return freshItems(parts, context);
  let words = finished.get(context.shaper);
  if (!words || words.size > finishedLimit) finished.set(context.shaper, (words = new Map()));
  const { hyphenate, elastic, lang, splitOver } = context;
  const key = `${only.face} ${only.size} ${only.level ?? 0} ${hyphenate} ${elastic} ${lang} ${splitOver} ${only.text}`;
  let items = words.get(key);
  if (!items) words.set(key, (items = freshItems(parts, context)));
  return items;
}

/** Words that look alike wherever they stand. */
const isPlain = ({ link, rise, underline, note, image, formula, failed }: Span) =>
  link === null && [rise, underline, note, image, formula, failed].every((one) => one === undefined);

function freshItems(parts: readonly Span[], context: WordContext): Item[] {
  const items = joined(parts).map((part) => itemsOfPart(part, parts.length === 1, context));
  if (parts.length === 1 || !parts.some(({ formula }) => formula)) return items.flat();
  const width = items.flat().reduce((sum, item) => sum + (item.type === 'penalty' ? 0 : item.width), 0);
  if (width <= context.splitOver) return items.flat();
  return items.flatMap((part, index) => (index === 0 ? part : [breakAt(splitCost), ...part]));
}

function itemsOfPart(part: Span, whole: boolean, context: WordContext): Item[] {
  if (part.formula) return [formulaBox(part, (part.formula.width * part.size) / 1000)];
  return part.text.split(/(\u00A0)/).flatMap((text) => {
    if (text === '') return [];
    if (text === '\u00A0')
      return [breakAt(never), space(spaceGlyphs(part, context.shaper, text), part, context.elastic)];
    return partItems(text, part, context, whole);
  });
}

const isOdd = (level = 0) => level % 2 === 1;

/** The space of a look, once per character of `text`. */
export function spaceGlyphs(look: Look, shaper: Shaper, text: string): Glyph[] {
  const [glyph] = shaper.shape(look.face, ' ').glyphs;
  return [...text].map((character) => ({ ...glyph!, text: character }));
}

function partItems(text: string, look: Look, context: WordContext, whole: boolean): Item[] {
  if (look.image) return [imageItem(look, look.image, context)];
  const { bare, typed } = withoutSoftHyphens(text);
  const { glyphs, width } = context.shaper.shape(look.face, bare, isOdd(look.level) ? 'rtl' : 'ltr');
  if ((width * look.size) / 1000 > context.splitOver) return splitItems(glyphs, look);
  const points = new Set(typed.length > 0 ? typed : context.hyphenate && whole ? pointsWithin(bare, context.lang) : []);
  if (points.size === 0) return [box(glyphs, look)];
  const hyphen = context.shaper.shape(look.face, '-').glyphs.map((glyph) => ({ ...glyph, text: softHyphen }));
  return cutAt(glyphs, points).flatMap((piece, index) =>
    index === 0 ? [box(piece, look)] : [breakAt(hyphenCost, hyphen, look), box(piece, look)],
  );
}

/** A token too long for the line: it may end after any character, marks staying with their base. */
function splitItems(glyphs: readonly Glyph[], look: Look): Item[] {
  return glyphs.flatMap((glyph, index) =>
    index === 0 || /^\p{M}|^$/u.test(glyph.text) ? [box([glyph], look)] : [breakAt(splitCost), box([glyph], look)],
  );
}

function withoutSoftHyphens(text: string): { bare: string; typed: number[] } {
  const parts = text.replaceAll('\u200B', '').split(softHyphen);
  let offset = 0;
  const typed = parts.slice(0, -1).map((part) => (offset += part.length));
  return { bare: parts.join(''), typed: typed.filter((point) => point > 0 && point < parts.join('').length) };
}

/** Hyphen points of the letters within quotes and punctuation. */
function pointsWithin(text: string, lang: string): number[] {
  const match = /^(\P{L}*)(\p{L}+)\P{L}*$/u.exec(text);
  return match ? hyphenPoints(match[2]!, lang).map((point) => point + match[1]!.length) : [];
}

/** Cuts between glyphs at these character offsets; an offset inside a ligature is left out. */
function cutAt(glyphs: readonly Glyph[], points: ReadonlySet<number>): Glyph[][] {
  const pieces: Glyph[][] = [[]];
  let offset = 0;
  for (const glyph of glyphs) {
    if (offset > 0 && points.has(offset)) pieces.push([]);
    pieces.at(-1)!.push(glyph);
    offset += glyph.text.length;
  }
  return pieces;
}
