import type { Layout } from '../layout-document.ts';
import type { Finding } from './finding.ts';

/** Points: room for some five letters of running text. */
const readable = 30;
/** No letter of running text has less. */
const letter = 6;

/** Tables of so many columns that words are divided in columns too narrow to read, each once with its first page. */
export function checkTables({ flow, pages }: Layout, titleOf: (section: string | null) => string): Finding[] {
  const found = new Map<number, Finding>();
  for (const [index, { boxes }] of pages.entries()) {
    for (const { block, box } of boxes) {
      if (box.kind !== 'row' || found.has(block)) continue;
      const narrow = box.cells.filter(({ divided, width }) => divided && width < readable).length;
      if (narrow === 0) continue;
      const { section } = flow.blocks[block]!;
      const which = narrow === box.cells.length ? `all ${narrow}` : `${narrow} of its ${box.cells.length}`;
      const message = `“${titleOf(section)}”: a table has ${box.cells.length} columns, and the words in ${which} are divided, because they are too narrow to read. Make two tables of it, or shorten the words.`;
      const level = box.cells.some(({ divided, width }) => divided && width < letter) ? 'error' : 'warning';
      found.set(block, { level, rule: 'narrow-columns', source: null, section, page: index + 1, message });
    }
  }
  return [...found.values()];
}
