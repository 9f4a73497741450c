import { formulaSetter } from '#app/pdf/math/set-formula.server.ts';

/** A drawing of a formula: `path` in a box of `width` by `height` thousandths of the size of its type, y downwards. */
export type FormulaSvg = { path: string; width: number; height: number; depth: number };

/** What somebody draws once and puts in where formulas cannot be set. */
export function formulaSvg(tex: string, display: boolean): FormulaSvg {
  const { formula, error } = formulaSetter.set(tex, display);
  if (!formula) throw new Error(`${tex}: ${error}`);
  const { width, height, depth, path } = formula;
  const down = (numbers: string[]) => numbers.map((n, i) => (i % 2 ? String(height - Number(n)) : n)).join(' ');
  const commands: string[] = [];
  let numbers: string[] = [];
  for (const word of path.trim().split(/\s+/)) {
    if (!/^[a-z]$/i.test(word)) numbers.push(word);
    else {
      commands.push(word === 'h' ? 'Z' : `${word.toUpperCase()}${down(numbers)}`);
      numbers = [];
    }
  }
  return { path: commands.join(''), width, height: height + depth, depth };
}
