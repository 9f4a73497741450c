import { can, type Actor } from '#app/accounts/can.ts';
import type { Database } from '#prisma/client.server.ts';
import { checkDraft } from '../draft.ts';

const SHOWN = 200;

/** Open proposals, the longest waiting first, for curators; null for others. */
export async function openSuggestions(db: Database, actor: Actor) {
  if (!can(actor, 'opportunity.curate')) return null;
  const rows = await db.callSuggestion.findMany({
    where: { status: 'open' },
    orderBy: [{ proposedAt: 'asc' }, { id: 'asc' }],
    take: SHOWN,
  });
  return viewAll(db, rows);
}

/** What somebody proposed and what became of it, the newest first. */
export async function ownSuggestions(db: Database, personId: string) {
  const rows = await db.callSuggestion.findMany({
    where: { proposedById: personId },
    orderBy: [{ proposedAt: 'desc' }, { id: 'desc' }],
    take: SHOWN,
  });
  return viewAll(db, rows);
}

/** One proposal for its proposer and for curators; null for everybody else. */
export async function getSuggestion(db: Database, actor: Actor, id: string) {
  const row = await db.callSuggestion.findUnique({ where: { id } });
  if (!row || (row.proposedById !== actor?.id && !can(actor, 'opportunity.curate'))) return null;
  return (await viewAll(db, [row]))[0] ?? null;
}

type Row = NonNullable<Awaited<ReturnType<Database['callSuggestion']['findUnique']>>>;

async function viewAll(db: Database, rows: readonly Row[]) {
  const people = await db.person.findMany({
    where: { id: { in: rows.flatMap((row) => [row.proposedById, row.decidedById]).filter((id) => id !== null) } },
    select: { id: true, name: true },
  });
  const nameOf = (id: string | null) => people.find((person) => person.id === id)?.name ?? null;
  return rows.flatMap((row) => {
    const checked = checkDraft(JSON.parse(row.draft));
    if ('problem' in checked) return []; // written by a version that read drafts otherwise
    const { record: _, ...draft } = checked.draft;
    return [
      {
        ...{ id: row.id, origin: row.origin, note: row.note, status: row.status, reason: row.reason, draft },
        opportunityId: row.opportunityId,
        proposedBy: nameOf(row.proposedById),
        proposedAt: row.proposedAt.toISOString(),
        decidedBy: nameOf(row.decidedById),
        decidedAt: row.decidedAt?.toISOString() ?? null,
      },
    ];
  });
}
export type SuggestionView = Awaited<ReturnType<typeof viewAll>>[number];
