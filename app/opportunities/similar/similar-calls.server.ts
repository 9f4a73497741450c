import type { Database } from '#prisma/client.server.ts';
import { readRows } from '../read-rows.server.ts';
import type { NextDeadline, Status } from '../types.ts';
import { comparedCall, similarCandidates } from './candidates.server.ts';
import { likenessWords, likest } from './similar.ts';

const MOST = 5;
/** So many of the likest are looked at for those that are open. */
const LOOKED_AT = 20;

export type SimilarCall = {
  id: string;
  title: string;
  number: string | null;
  funder: string;
  status: Status;
  daysLeft: number | null;
  nextDeadline: NextDeadline | null;
  /** why it is offered: `same programme · shares: software, sustainability` */
  reason: string;
};

/** The calls most like one, at most five: those that take proposals first, then of the same programme, then the likest. */
export async function similarCalls(
  db: Database,
  call: { id: string; reissueOf?: { id: string } | null; reissues?: readonly { id: string }[] },
  now: Date,
  viewerZone: string | null = null,
): Promise<SimilarCall[]> {
  const own = await comparedCall(db, call.id);
  if (!own) return [];
  // What it replaced and what replaced it is said elsewhere on its page.
  const series = new Set([call.reissueOf?.id, ...(call.reissues ?? []).map(({ id }) => id)]);
  const candidates = (await similarCandidates(db, own, now)).filter(({ id }) => !series.has(id));
  const found = likest(own, candidates).slice(0, LOOKED_AT);
  const rows = await readRows(
    db,
    found.map(({ id }) => id),
    now,
    viewerZone,
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return found
    .flatMap((likeness) => {
      const row = byId.get(likeness.id);
      if (!row) return [];
      const { id, title, number, funder, status, daysLeft, nextDeadline } = row;
      return [{ id, title, number, funder, status, daysLeft, nextDeadline, reason: likenessWords(likeness) }];
    })
    .sort((a, b) => Number(isOver(a.status)) - Number(isOver(b.status))) // sorting keeps the order of equals
    .slice(0, MOST);
}

const isOver = (status: Status) => status === 'closed' || status === 'archived';
