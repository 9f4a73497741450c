import { singleton } from '#app/singleton.server.ts';

export type PageCounts = {
  /** when the proposal was last set, ISO */
  checkedAt: string;
  pages: number;
  sections: { key: string; pages: number; limit: number | null }[];
};

/** The newest counts of the proposals set since the start; a hint beside the outline, so losing it is harmless. */
const counts = () => singleton('proposal-pages', () => new Map<string, PageCounts>());
const most = 500;

/** Keeps what an export found out about pages. */
export function rememberPages(proposalId: string, { pages, sections }: Omit<PageCounts, 'checkedAt'>): PageCounts {
  const known = counts();
  const entry = { checkedAt: new Date().toISOString(), pages, sections };
  known.delete(proposalId);
  known.set(proposalId, entry);
  if (known.size > most) known.delete(known.keys().next().value!);
  return entry;
}

/** The counts of the last export in this process, or null. */
export function lastPages(proposalId: string): PageCounts | null {
  return counts().get(proposalId) ?? null;
}
