import type { LineRun } from '../measure/line.ts';
import type { PageTools } from './paint-page.server.ts';
import { runOperators } from './text-operators.ts';

/** The operators that show a run on the current page, from `x` along this baseline: points from the top left. */
export function shown(
  run: LineRun,
  x: number,
  baseline: number,
  { document, encoder }: Pick<PageTools, 'document' | 'encoder'>,
): string {
  const face = encoder(run.face);
  face.useOn(document.page);
  return runOperators(run, face.name, face.encode.bind(face), x, baseline - (run.rise ?? 0));
}
