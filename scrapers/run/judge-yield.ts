import type { RunOrigin } from '#app/opportunities/ingest/runs.server.ts';
import type { SourceDefinition } from '../define-source.ts';
import type { FieldTally } from './field-tally.ts';

const SHARE_OF_MEDIAN = 0.6;

export type Yield = {
  origin: RunOrigin;
  seen: number;
  /** of them, those that could be read, or were known to say what they said last time */
  readable: number;
  tally: FieldTally;
  announced: number | undefined;
  /** records seen by the last complete runs from the network */
  lastYields: readonly number[];
};

/**
 * Why a run is not the whole of a source, or null when it is. A saved file is whatever somebody saved, so it is only
 * asked to hold something; an answer from the network must be as large as ever.
 */
export function judgeYield(expect: SourceDefinition['expect'], result: Yield): string | null {
  const { readable, tally, seen, announced, lastYields } = result;
  if (readable === 0) return seen === 0 ? 'The answer holds no records.' : 'None of its records could be read.';
  if (result.origin === 'file') return null;
  if (seen < expect.min) return `Only ${seen} records came, at least ${expect.min} are expected.`;
  if (announced !== undefined && seen < announced) return `Only ${seen} of ${announced} records came.`;
  const usual = median(lastYields);
  if (usual !== null && seen < usual * SHARE_OF_MEDIAN) return `Only ${seen} records came, usually there are ${usual}.`;
  for (const [field, share] of Object.entries(expect.fields ?? {})) {
    // Where most are known, the few that are new say nothing of the whole.
    if (tally.of * 2 < readable) break;
    if (tally.having(field) < share * tally.of)
      return `Only ${tally.having(field)} of ${tally.of} records have ${field}.`;
  }
  return null;
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
