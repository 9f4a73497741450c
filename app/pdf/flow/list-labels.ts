import type { Block } from '#app/document/blocks.ts';

const bullets = ['•', '–', '▪'];

/** The label of every list item, null for other blocks. A list runs on until another kind of block stands between. */
export function listLabels(blocks: readonly Block[]): (string | null)[] {
  let counts: number[] = [];
  return blocks.map((block) => {
    if (block.kind !== 'li') {
      counts = [];
      return null;
    }
    const depth = block.attrs.indent ?? 0;
    counts.length = Math.min(counts.length, depth + 1);
    if (block.attrs.list !== 'ordered') {
      counts.length = Math.min(counts.length, depth);
      return bullets[depth % bullets.length]!;
    }
    const count = (counts[depth] ?? 0) + 1;
    counts[depth] = count;
    return orderedLabel(count, depth);
  });
}

function orderedLabel(count: number, depth: number): string {
  if (depth % 3 === 0) return `${count}.`;
  return depth % 3 === 1 ? `(${letters(count)})` : `${roman(count)}.`;
}

/** 1 → a, 26 → z, 27 → aa */
function letters(count: number): string {
  const rest = Math.floor((count - 1) / 26);
  return (rest > 0 ? letters(rest) : '') + String.fromCharCode(97 + ((count - 1) % 26));
}

/** 1 → i, 4 → iv, 49 → xlix */
function roman(count: number): string {
  const numerals: [number, string][] = [
    [1000, 'm'], [900, 'cm'], [500, 'd'], [400, 'cd'], [100, 'c'], [90, 'xc'], [50, 'l'], [40, 'xl'],
    [10, 'x'], [9, 'ix'], [5, 'v'], [4, 'iv'], [1, 'i'],
  ]; // prettier-ignore
  let rest = count;
  let text = '';
  for (const [value, numeral] of numerals) for (; rest >= value; rest -= value) text += numeral;
  return text;
}
