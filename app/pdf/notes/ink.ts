import type { FlowRun } from '../flow/flow.ts';

/** What setting a line may leave out or put in: spaces, and places where a word may be divided. */
const fickle = /[\s\u00AD\u200B]/g;

/**
 * Characters that are there however lines are broken: places in a block are counted by these, in its flow and on its lines
 * alike. A formula or a picture counts as one.
 */
export function inkOf(text: string): number {
  return text.replace(fickle, '').length;
}

export function inkOfRun({ text, math, image }: FlowRun): number {
  return math || image?.facts.problem === null ? 1 : inkOf(text);
}

export const inkOfRuns = (runs: readonly FlowRun[]) => runs.reduce((sum, run) => sum + inkOfRun(run), 0);
