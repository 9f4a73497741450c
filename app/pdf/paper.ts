/** Width and height in points. */
export type Paper = { name: string; width: number; height: number };

export const papers = {
  letter: { name: 'US Letter', width: 612, height: 792 },
  a4: { name: 'A4', width: 595.28, height: 841.89 },
} satisfies Record<string, Paper>;

/** Points in so many inches. */
export const inches = (count: number) => count * 72;

/** Points in so many millimetres. */
export const millimetres = (count: number) => (count * 72) / 25.4;

/** The same margin on all four sides. */
export const evenly = (margin: number) => ({ top: margin, right: margin, bottom: margin, left: margin });
