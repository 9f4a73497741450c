import LineBreaker from 'linebreak';
import type { FlowRun } from '../flow/flow.ts';

/**
 * The runs with a line end for every space at which a line may end (UAX 14): before some signs, such as an exclamation
 * mark, it may not, space or no space.
 */
export function wordByWord(runs: readonly FlowRun[]): FlowRun[] {
  const text = runs.map((run) => run.text).join('');
  const ends = new Set<number>();
  const breaker = new LineBreaker(text);
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) ends.add(next.position);
  let from = 0;
  return runs.map((run) => {
    const start = from;
    from += run.text.length;
    if (run.math) return run;
    const words = run.text.replace(/[ \t]+/g, (gap, at: number) => (ends.has(start + at + gap.length) ? '\n' : gap));
    return { ...run, text: words };
  });
}
