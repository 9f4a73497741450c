import type { Layout } from './layout-document.ts';

/**
 * Where a block begins: its page from 1, and `y` in points from the top of the paper. `block` is its index in its section,
 * -1 for the section's own title.
 */
export type Place = { section: string; block: number; page: number; y: number };

/** The places of all that somebody wrote as a block, in reading order; `top` is that of the text frame, in points. */
export function blockPlaces({ flow, pages }: Layout, top: number): Place[] {
  const places = new Map<string, Place>();
  pages.forEach(({ boxes }, index) => {
    for (const { block, y } of boxes) {
      const { section, role, origin } = flow.blocks[block]!;
      const at = role === 'section' ? -1 : origin;
      if (section === null || at === undefined) continue;
      const key = `${at} ${section}`;
      const place = { section, block: at, page: index + 1, y: Math.round((top + y) * 10) / 10 };
      const known = places.get(key);
      if (!known || (known.page === place.page && place.y < known.y)) places.set(key, place);
    }
  });
  const order = new Map([...new Set(flow.blocks.map(({ section }) => section))].map((key, index) => [key, index]));
  return [...places.values()].sort((a, b) => order.get(a.section)! - order.get(b.section)! || a.block - b.block);
}
