import type { DocumentFile } from '#app/document/file.ts';
import { noFormulas, type FormulaSetter } from './formula.ts';
import { withinBudget } from './formula-budget.ts';

/** What sets the formulas of a document. It takes a tenth of a second to load, so only a document that has one pays for it. */
export async function formulasFor(file: DocumentFile): Promise<FormulaSetter> {
  const json = JSON.stringify(file.sections);
  if (!json.includes('"kind":"math"') && !json.includes('"t":"math"')) return noFormulas;
  const { formulaSetter, symbolsOf } = await import('./set-formula.server.ts');
  return withinBudget(file, formulaSetter, symbolsOf);
}
