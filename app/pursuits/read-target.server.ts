import { deadlineEdit, shownDeadlines } from '#app/opportunities/edits/shown-deadlines.ts';
import { sourceDeadlines, type StoredRow } from '#app/opportunities/row.server.ts';
import type { DeadlineFact } from '#app/opportunities/types.ts';
import type { Database, Transaction } from '#prisma/client.server.ts';
import { targetOf, type Choice, type Target } from './target.ts';

/** What the dates of a call are read from. */
export const datesInclude = {
  deadlines: { include: { source: { select: { title: true } } } },
  edits: deadlineEdit,
} as const;

/** The dates of a call as its page shows them. */
export const datesOf = (call: Pick<StoredRow, 'deadlines' | 'edits'>): readonly DeadlineFact[] =>
  shownDeadlines(sourceDeadlines(call), call.edits);

/** The day that a plan for a call counts back from at a moment. */
export async function readTarget(
  db: Database | Transaction,
  { opportunityId, ...choice }: Choice & { opportunityId: string },
  now: Date,
  zone: string | null,
): Promise<Target> {
  const call = await db.opportunity.findUniqueOrThrow({ where: { id: opportunityId }, include: datesInclude });
  return targetOf(choice, datesOf(call), now, zone);
}
