import type { Prisma } from '#prisma/generated/client.ts';
import { can, type Actor } from '#app/accounts/can.ts';
import { entrySelect, readVisibility, toEntry } from '#app/archive/entry.server.ts';
import type { ArchiveEntry } from '#app/archive/record.ts';
import { proposalRole } from '#app/proposals/access.server.ts';
import type { CallFacts } from '#app/proposals/call-facts.server.ts';
import { listProposals, type ProposalLine } from '#app/proposals/list-proposals.server.ts';
import type { Database } from '#prisma/client.server.ts';

export type ProposalsSeen = { proposals: ProposalLine[]; records: ArchiveEntry[] };

/** Of the proposals that match, those whose team the viewer is on, and of the others the records they may read. */
export async function proposalsSeen(
  db: Database,
  viewer: Actor,
  where: Prisma.ProposalWhereInput,
  now: Date,
): Promise<ProposalsSeen> {
  const rows = await db.proposal.findMany({ where, select: { id: true, archiveRecord: { select: entrySelect } } });
  const ids = new Set(rows.map(({ id }) => id));
  const own = viewer ? await listProposals(db, viewer, now) : [];
  const proposals = own.filter(({ id }) => ids.has(id));
  const records: ArchiveEntry[] = [];
  for (const { id, archiveRecord } of rows) {
    if (!archiveRecord || proposals.some((line) => line.id === id)) continue;
    const role = await proposalRole(db, viewer?.id ?? null, id);
    const visibility = readVisibility(archiveRecord.visibility);
    if (can(viewer, 'archive.read', { visibility, role })) records.push(toEntry(archiveRecord));
  }
  return { proposals, records };
}

/** The calls that proposals answer, each once, the soonest first as the proposals are. */
export function callsOf(proposals: readonly ProposalLine[]): CallFacts[] {
  const byId = new Map(proposals.flatMap(({ call }) => (call ? [[call.id, call] as const] : [])));
  return [...byId.values()];
}
