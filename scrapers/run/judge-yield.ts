import type { RunOrigin } from '#app/opportunities/ingest/runs.server.ts';
import type { SourceDefinition } from '../define-source.ts';

const SHARE_OF_MEDIAN = 0.6;

type Expect = SourceDefinition['expect'];

export type Yield = {
  origin: RunOrigin;
  /** records, and those of them that may be taken */
  seen: number;
  taken: number;
  /** of those that may be taken, how many have a field */
  having: Readonly<Record<string, number>>;
  announced: number | undefined;
  /** records seen by the last complete runs from the network */
  lastYields: readonly number[];
};

/**
 * Why a run is not the whole of a source, or null when it is. A saved file is whatever somebody saved, so it is only
 * asked to hold something; an answer from the network must be as large as ever.
 */
export function judgeYield(expect: Expect, result: Yield): string | null {
  const { taken, seen, having, announced, lastYields } = result;
  if (taken === 0) return seen === 0 ? 'The answer holds no records.' : 'None of its records could be read.';
  if (result.origin === 'file') return null;
  if (seen < expect.min) return `Only ${seen} records came, at least ${expect.min} are expected.`;
  if (announced !== undefined && seen < announced) return `Only ${seen} of ${announced} records came.`;
  const usual = median(lastYields);
  if (usual !== null && seen < usual * SHARE_OF_MEDIAN) return `Only ${seen} records came, usually there are ${usual}.`;
  for (const [field, share] of Object.entries(expect.fields ?? {})) {
    const count = having[field] ?? 0;
    if (count < share * taken) return `Only ${count} of ${taken} records have ${field}.`;
  }
  return null;
}

/** Counts, draft after draft, how many have each field that a source expects. */
export function fieldCounter(expect: Expect): { add: (draft: object) => void; having: Record<string, number> } {
  const fields = Object.keys(expect.fields ?? {});
  const having: Record<string, number> = {};
  const add = (draft: object) => {
    const facts = draft as Record<string, unknown>;
    for (const field of fields) if (isStated(facts[field])) having[field] = (having[field] ?? 0) + 1;
  };
  return { add, having };
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}

const isStated = (value: unknown) => (Array.isArray(value) ? value.length > 0 : Boolean(value));
