import { useEffect, useState } from 'react';
import type { SaveStatus } from '#app/editor/connection/save-status.ts';
import type { LiveCounts } from '../export-proposal.server.ts';

/** How long nothing must have changed before the counts are asked for again. */
const pauseMs = 1_500;

/** Pages and words of each section as they are on disk, asked for again after writing; null until then. */
export function useLiveCounts(proposalId: string, status: SaveStatus['kind']): LiveCounts | null {
  const [counts, setCounts] = useState<LiveCounts | null>(null);
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

async function readCounts(proposalId: string, signal: AbortSignal): Promise<LiveCounts> {
  const response = await fetch(`/proposals/${proposalId}/pages.json`, { signal });
  if (!response.ok) throw new Error(`counts: ${response.status}`);
  return (await response.json()) as LiveCounts;
}

/** Counts are a courtesy: when they cannot be had, those of before stay. */
function keepOldCounts() {}
