import { forced, never, type Item } from './items.ts';
import { tex } from './tex-linebreak.ts';

/** Where lines end: indexes into the items, the first of them 0, as tex-linebreak gives them. */
export type Breaks = number[];

const looks = { doubleHyphenPenalty: 12_000, adjacentLooseTightPenalty: 3_000 };

/** Times a hyphen too many is taken away before the lines stay as they are. */
const mostTries = 8;

/**
 * Breaks a paragraph for the best look of all its lines together (Knuth and Plass), looser where it must be, with no more
 * than two hyphens in a row where any other way is left.
 */
export function breakJustified(items: Item[], width: number): Breaks {
  let tried = items;
  const first = breakForLook(items, width);
  let breaks = first;
  for (let round = 0; round < mostTries; round++) {
    const third = thirdHyphen(tried, breaks);
    if (third === null) return breaks;
    tried = tried.map((item, index) => (index === third && item.type === 'penalty' ? { ...item, cost: never } : item));
    breaks = breakForLook(tried, width);
  }
  return first;
}

/** The last of three breaks in a row that end their lines with a hyphen. */
function thirdHyphen(items: readonly Item[], breaks: Breaks): number | null {
  let row = 0;
  for (const at of breaks) {
    const item = items[at]!;
    row = item.type === 'penalty' && item.flagged ? row + 1 : 0;
    if (row > 2) return at;
  }
  return null;
}

function breakForLook(items: Item[], width: number): Breaks {
  for (const maxAdjustmentRatio of [2.5, null]) {
    try {
      const breaks = tex.breakLines(items, width, { ...looks, maxAdjustmentRatio });
      if (!tooTight(items, width, breaks)) return breaks;
    } catch (error) {
      if (!(error instanceof tex.MaxAdjustmentExceededError)) throw error;
    }
  }
  return breakRagged(items, width);
}

/** Breaks lines one after another, each as full as it gets without shrinking a space. */
export function breakRagged(items: readonly Item[], width: number): Breaks {
  const breaks: Breaks = [0];
  let used = 0;
  let last = -1;
  for (let index = 0; index < items.length; index++) {
    const item = items[index]!;
    const candidate = mayBreak(items, index);
    const end = used + (item.type === 'penalty' ? item.width : 0);
    if (candidate && (end <= width + 0.001 || last < 0)) last = index;
    const full = candidate && end > width + 0.001 && last < index;
    if (full || (candidate && isForced(item)) || (candidate && end > width + 0.001)) {
      breaks.push(last);
      index = contentStart(items, last) - 1;
      if (isForced(items[last]!)) break;
      used = 0;
      last = -1;
    } else if (item.type !== 'penalty') used += item.width;
  }
  return breaks;
}

/** The first item that shows on the line which begins after `brokenAt`. */
export function contentStart(items: readonly Item[], brokenAt: number): number {
  let index = brokenAt === tex.PARAGRAPH_START ? 0 : brokenAt;
  if (items[index]?.type === 'penalty') index += 1;
  while (index < items.length && !(items[index]!.type === 'box' || isNever(items[index]!))) index += 1;
  return index;
}

function mayBreak(items: readonly Item[], index: number): boolean {
  const item = items[index]!;
  if (item.type === 'glue') return items[index - 1]?.type === 'box';
  return item.type === 'penalty' && item.cost < never;
}

function isForced(item: Item): boolean {
  return item.type === 'penalty' && item.cost <= forced;
}

function isNever(item: Item): boolean {
  return item.type === 'penalty' && item.cost >= never;
}

/** Whether a line runs into the margin even with its spaces shrunk as far as they may be, or without any. */
function tooTight(items: readonly Item[], width: number, breaks: Breaks): boolean {
  return breaks.slice(1).some((to, row) => {
    let least = 0;
    for (let index = contentStart(items, row === 0 ? tex.PARAGRAPH_START : breaks[row]!); index <= to; index++) {
      const item = items[index]!;
      if (item.type === 'box') least += item.width;
      else if (item.type === 'penalty') least += index === to ? item.width : 0;
      else least += index === to ? 0 : item.width - item.shrink;
    }
    return least > width + 0.01;
  });
}
