import type { Block } from '#app/document/blocks.ts';
import { inlineText } from '#app/document/embed-text.ts';
import type { DocumentFile } from '#app/document/file.ts';

/** What a cross-reference to a block can say of it. */
export type Named = {
  /** "Figure 2", "Table 1", "Equation (3)", or the words of a heading in quotes where headings have no numbers */
  number: string;
  text: string;
};

/** The numbers of a document's blocks, and what its labels stand for. */
export type Names = {
  /** before a caption, or beside a formula; null where a block has none */
  prefix(block: Block): string | null;
  /** the number before a heading; null where headings have none */
  heading(block: Block): string | null;
  find(label: string): Named | null;
};

/** Numbers figures, tables, formulas that have a label, and headings where wanted, in the order of the document. */
export function nameBlocks(file: DocumentFile, numberHeadings: boolean): Names {
  const prefixes = new Map<Block, string>();
  const headings = new Map<Block, string>();
  const labels = new Map<string, Named>();
  const counts = { figure: 0, table: 0, math: 0 };
  file.sections.forEach(({ blocks }, section) => {
    const levels = [0, 0, 0];
    for (const block of blocks) {
      const { kind, attrs } = block;
      const text = inlineText(block.content);
      let number = `“${text}”`;
      if (kind === 'h' && numberHeadings) {
        headings.set(block, headingNumber(section + 1, levels, attrs.level ?? 1));
        number = `Section ${headings.get(block)}`;
      } else if (kind === 'figure' || kind === 'table') {
        const count = (counts[kind === 'figure' ? 'figure' : 'table'] += 1);
        number = `${kind === 'figure' ? 'Figure' : 'Table'} ${count}`;
        prefixes.set(block, number);
      } else if (kind === 'math' && attrs.label) {
        const count = (counts.math += 1);
        number = `Equation (${count})`;
        prefixes.set(block, `(${count})`);
      }
      if (attrs.label && !labels.has(attrs.label)) labels.set(attrs.label, { number, text });
    }
  });
  return {
    prefix: (block) => prefixes.get(block) ?? null,
    heading: (block) => headings.get(block) ?? null,
    find: (label) => labels.get(label) ?? null,
  };
}

/** 2.1.3: a level that the writer left out counts as one. */
function headingNumber(section: number, levels: number[], level: number): string {
  levels[level - 1]! += 1;
  levels.fill(0, level);
  return [section, ...levels.slice(0, level).map((count) => Math.max(count, 1))].join('.');
}
