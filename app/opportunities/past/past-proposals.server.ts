import { can, type Actor } from '#app/accounts/can.ts';
import { readVisibility } from '#app/archive/entry.server.ts';
import { readResult, type Result } from '#app/archive/result.ts';
import { proposalRoles } from '#app/document/wire.ts';
import { inChunks } from '../ingest/chunks.ts';
import type { Database } from '#prisma/client.server.ts';
import { tiesTo } from './match-record.ts';
import { relatedCalls, type Tie } from './related-calls.server.ts';

/** Records from elsewhere that may name a call; an archive has thousands at most. */
const MOST_NAMED = 5_000;

export type PastProposal = {
  id: string;
  title: string;
  result: Result;
  year: number | null;
  amount: { minor: number; currency: string } | null;
  tie: Tie;
};

const select = {
  ...{ id: true, title: true, funder: true, programme: true, number: true, year: true, result: true },
  ...{ amountMinor: true, currency: true, visibility: true },
  proposal: { select: { opportunityId: true, members: { select: { personId: true, role: true } } } },
} as const;

/**
 * What became of the community's proposals to a call, to those of its series and of its programme, the newest first: the
 * records that the viewer may read and no sign of others.
 */
export async function pastProposals(
  db: Database,
  viewer: Actor,
  call: { id: string; funder: string; programme: string | null },
): Promise<PastProposal[]> {
  const family = { ...call, calls: await relatedCalls(db, call.id) };
  const tieOf = tiesTo(family);
  const found = [];
  for (const ids of inChunks(family.calls.map(({ id }) => id))) {
    const where = { proposal: { opportunityId: { in: ids } } };
    found.push(...(await db.archiveRecord.findMany({ where, select })));
  }
  // By name, of whatever funder: one funder has several names, and tiesTo knows them.
  const named = { proposal: null, OR: [{ number: { not: null } }, { programme: { not: null } }] };
  found.push(...(await db.archiveRecord.findMany({ where: named, select, take: MOST_NAMED })));
  return found
    .flatMap((record): PastProposal[] => {
      const { proposal, id, title, year, amountMinor, currency } = record;
      const member = proposal?.members.find(({ personId }) => personId === viewer?.id);
      const role = proposalRoles.find((one) => one === member?.role) ?? null;
      if (!can(viewer, 'archive.read', { visibility: readVisibility(record.visibility), role })) return [];
      const tie = tieOf({ ...record, opportunityId: proposal?.opportunityId ?? null });
      if (tie === null) return [];
      const amount = amountMinor !== null && currency !== null ? { minor: Number(amountMinor), currency } : null;
      return [{ id, title, result: readResult(record.result), year, amount, tie }];
    })
    .sort((a, b) => (b.year ?? 0) - (a.year ?? 0) || (a.title < b.title ? -1 : 1));
}
