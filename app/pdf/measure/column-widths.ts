/** What a column of a table asks for, in points: to set its longest word, and to set every cell in one line. */
export type ColumnNeeds = { least: number; most: number };

/**
 * Widths of a table's columns in the space there is. Where all cells fit in one line each they get just that; else each
 * column gets what its longest word needs and a share of the rest by how much more it could use. Where even the words do
 * not fit, the widest columns alone become narrower, down to one width: a column that needs little keeps its words whole.
 */
export function columnWidths(needs: readonly ColumnNeeds[], space: number): number[] {
  const sum = (pick: (need: ColumnNeeds) => number) => needs.reduce((total, need) => total + pick(need), 0);
  const most = sum((need) => need.most);
  if (most <= space) return needs.map((need) => need.most);
  const least = sum((need) => need.least);
  if (least >= space) {
    const widest = fairShare(needs, space);
    return needs.map((need) => Math.min(need.least, widest));
  }
  const rest = space - least;
  return needs.map((need) => need.least + (rest * (need.most - need.least)) / (most - least));
}

/** The width that the columns which ask for more may have, so that all of them together fill the space. */
function fairShare(needs: readonly ColumnNeeds[], space: number): number {
  let left = space;
  const ascending = needs.map((need) => need.least).toSorted((a, b) => a - b);
  for (const [index, least] of ascending.entries()) {
    const share = left / (ascending.length - index);
    if (least > share) return share;
    left -= least;
  }
  return Infinity;
}
