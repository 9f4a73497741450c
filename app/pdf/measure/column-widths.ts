/** What a column of a table asks for, in points: to set its longest word, and to set every cell in one line. */
export type ColumnNeeds = { least: number; most: number };

/**
 * Widths of a table's columns in the space there is. Where all cells fit in one line each they get just that; else each
 * column gets what its longest word needs and a share of the rest by how much more it could use; and where even the words
 * do not fit, a share of the whole by what they need.
 */
export function columnWidths(needs: readonly ColumnNeeds[], space: number): number[] {
  const sum = (pick: (need: ColumnNeeds) => number) => needs.reduce((total, need) => total + pick(need), 0);
  const most = sum((need) => need.most);
  if (most <= space) return needs.map((need) => need.most);
  const least = sum((need) => need.least);
  if (least >= space) return needs.map((need) => (need.least / least) * space);
  const rest = space - least;
  return needs.map((need) => need.least + (rest * (need.most - need.least)) / (most - least));
}
