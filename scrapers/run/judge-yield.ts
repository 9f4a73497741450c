import type { RunOrigin } from '#app/opportunities/ingest/runs.server.ts';
import type { SourceDefinition } from '../define-source.ts';

const SHARE_OF_MEDIAN = 0.6;

export type Yield = {
  origin: RunOrigin;
  seen: number;
  drafts: readonly object[];
  announced: number | undefined;
  /** records seen by the last complete runs from the network */
  lastYields: readonly number[];
};

/**
 * Why a run is not the whole of a source, or null when it is. A saved file is whatever somebody saved, so it is only
 * asked to hold something; an answer from the network must be as large as ever.
 */
export function judgeYield(expect: SourceDefinition['expect'], result: Yield): string | null {
  const { drafts, seen, announced, lastYields } = result;
  if (drafts.length === 0) return seen === 0 ? 'The answer holds no records.' : 'None of its records could be read.';
  if (result.origin === 'file') return null;
  if (seen < expect.min) return `Only ${seen} records came, at least ${expect.min} are expected.`;
  if (announced !== undefined && seen < announced) return `Only ${seen} of ${announced} records came.`;
  const usual = median(lastYields);
  if (usual !== null && seen < usual * SHARE_OF_MEDIAN) return `Only ${seen} records came, usually there are ${usual}.`;
  for (const [field, share] of Object.entries(expect.fields ?? {})) {
    const having = drafts.filter((draft) => isStated((draft as Record<string, unknown>)[field])).length;
    if (having < share * drafts.length) return `Only ${having} of ${drafts.length} records have ${field}.`;
  }
  return null;
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}

const isStated = (value: unknown) => (Array.isArray(value) ? value.length > 0 : Boolean(value));
