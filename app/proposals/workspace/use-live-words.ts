import { useEffect, useState } from 'react';
import type { SaveStatus } from '#app/editor/connection/save-status.ts';

/** How long nothing must have changed before the counts are asked for again. */
const pauseMs = 3_000;

type Counts = Record<string, number>;

/** Words of each section by its id, asked for again after writing; empty until then, and whenever that fails. */
export function useLiveWords(proposalId: string, status: SaveStatus['kind']): Counts {
  const [counts, setCounts] = useState<Counts>({});
  const [wrote, setWrote] = useState(false);
  useEffect(() => {
    if (status === 'saving') setWrote(true);
    if (status !== 'saved' || !wrote) return;
    const asked = new AbortController();
    const timer = setTimeout(() => {
      readCounts(proposalId, asked.signal).then(setCounts, keepOldCounts);
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      asked.abort();
    };
  }, [proposalId, status, wrote]);
  return counts;
}

async function readCounts(proposalId: string, signal: AbortSignal): Promise<Counts> {
  const response = await fetch(`/api/proposals/${proposalId}`, { signal, headers: { Accept: 'application/json' } });
  if (!response.ok) throw new Error(`counts: ${response.status}`);
  const { sections } = (await response.json()) as { sections: { id: string; words: number }[] };
  return Object.fromEntries(sections.map(({ id, words }) => [id, words]));
}

/** Counts are a courtesy: when they cannot be had, those of before stay. */
function keepOldCounts() {}
