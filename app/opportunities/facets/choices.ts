/** One choice of a part of the filter, and how many calls it would show. */
export type Choice = { value: string; label: string; count: number };

const MOST = 60;

/**
 * The choices with calls, those chosen first of all kept, then those with most calls; sorted by label. Of a thousand funders
 * a page shows the largest; words find the others.
 */
export function choicesOf(
  names: readonly string[],
  counts: ArrayLike<number>,
  chosen: readonly string[],
  labelOf: (name: string) => string = (name) => name,
): Choice[] {
  const found: Choice[] = [];
  names.forEach((value, at) => {
    if (counts[at]! > 0 && !chosen.includes(value)) found.push({ value, label: labelOf(value), count: counts[at]! });
  });
  const kept = found.sort((a, b) => b.count - a.count).slice(0, MOST);
  const own = chosen.map((value) => {
    const at = names.indexOf(value);
    return { value, label: labelOf(value), count: at < 0 ? 0 : counts[at]! };
  });
  return [...own, ...kept].sort((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0));
}
