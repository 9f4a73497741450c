import { isText, type Block, type Inline } from '#app/document/blocks.ts';
import { inlineText } from '#app/document/embed-text.ts';
import { knownEmbed } from '#app/document/embeds.ts';
import type { DocumentFile } from '#app/document/file.ts';
import type { FormulaSetter } from './formula.ts';

/**
 * What all formulas of a document may cost together: different ones, and symbols, of which a thousand
 * take a tenth of a second. No proposal that is meant comes near.
 */
export const budget = { formulas: 2000, symbols: 80_000 };

type Asked = { tex: string; display: boolean };
const keyOf = ({ tex, display }: Asked) => `${display}\n${tex}`;

/**
 * Sets the formulas of a document as long as they are within the budget, in reading order; those after it stand as their
 * source, with the reason. What is set depends on the document alone, never on the clock: a count of pages and a file agree.
 * `symbolsOf` says what a formula costs.
 */
export function withinBudget(
  file: Pick<DocumentFile, 'sections'>,
  setter: FormulaSetter,
  symbolsOf: (tex: string, display: boolean) => number,
  most = budget,
): FormulaSetter {
  const seen = new Set<string>();
  const refused = new Set<string>();
  let symbols = 0;
  for (const asked of formulasOf(file)) {
    const key = keyOf(asked);
    if (seen.has(key) || refused.has(key)) continue;
    if (seen.size < most.formulas && symbols < most.symbols) {
      symbols += symbolsOf(asked.tex, asked.display);
      seen.add(key);
    } else refused.add(key);
  }
  if (refused.size === 0) return setter;
  return {
    // What is measured is kept by this name, and must not be taken for that of a document within the budget.
    name: `${setter.name} without ${JSON.stringify([...refused])}`,
    set: (tex, display) =>
      refused.has(keyOf({ tex, display })) ? { formula: null, error: tooMany } : setter.set(tex, display),
  };
}

const tooMany = `The formulas before it are as many as one document may have: ${budget.formulas.toLocaleString('en-US')} different ones, of ${budget.symbols.toLocaleString('en-US')} symbols.`;

/** Every formula that is there to be set, in reading order. */
function formulasOf({ sections }: Pick<DocumentFile, 'sections'>): Asked[] {
  const asked: Asked[] = [];
  const inlines = (content: readonly Inline[]): void => {
    for (const inline of content) {
      const embed = isText(inline) ? null : knownEmbed(inline);
      if (embed?.t === 'math') asked.push({ tex: embed.tex.trim(), display: false });
      if (embed?.t === 'footnote') inlines(embed.content);
    }
  };
  const blocks = (list: readonly Block[]): void => {
    for (const { kind, attrs, content } of list) {
      if (kind === 'math') asked.push({ tex: inlineText(content).trim(), display: true });
      else inlines(content);
      for (const cell of (attrs.cells ?? []).flat()) blocks(cell);
    }
  };
  for (const section of sections) blocks(section.blocks);
  return asked;
}
