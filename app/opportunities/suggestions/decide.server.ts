import { audit } from '#app/accounts/audit.server.ts';
import { authorize } from '#app/accounts/authorize.ts';
import type { Actor } from '#app/accounts/can.ts';
import { AppError } from '#app/errors.ts';
import type { Database, Transaction } from '#prisma/client.server.ts';
import { runSource } from '#scrapers/run/run-source.ts';
import type { OpportunityDraft } from '../draft.ts';
import { withClaim } from '../sources/with-claim.server.ts';
import { PEOPLE_SOURCE, peopleSource } from './people-source.ts';
import { SHOWN } from '../shown.server.ts';

/** Takes a proposed call into the list; gives the id of the call it became. */
export async function approveSuggestion(db: Database, actor: Actor, id: string, homepage: string): Promise<string> {
  authorize(actor, 'opportunity.curate');
  const suggestion = await openSuggestion(db, id);
  const draft = JSON.parse(suggestion.draft) as OpportunityDraft;
  const trigger = { by: 'person', personId: actor!.id } as const;
  const run = await alone(db, async () => {
    await openSuggestion(db, id); // two curators may press at once
    const { report } = await runSource(db, peopleSource(draft, homepage), { trigger });
    const link = await db.opportunityLink.findUnique({
      where: { sourceId_externalKey: { sourceId: PEOPLE_SOURCE, externalKey: draft.externalKey } },
    });
    if (link) await decide(db, actor!.id, id, { status: 'approved', opportunityId: link.opportunityId });
    return { opportunityId: link?.opportunityId ?? null, report };
  });
  if (run.opportunityId === null) {
    throw new AppError('conflict', `The call could not be taken in: ${run.report.error ?? 'it was refused'}`);
  }
  return run.opportunityId;
}

/** Says that a proposed call is one of the list already. Its facts are not taken; a curator may edit the call by them. */
export async function mergeSuggestion(db: Database, actor: Actor, id: string, opportunityId: string): Promise<void> {
  authorize(actor, 'opportunity.curate');
  const call = await db.opportunity.findFirst({
    where: { id: opportunityId, ...SHOWN },
    select: { id: true },
  });
  if (!call) {
    const message = 'Choose the call that it is, or enter the address of its page here.';
    throw new AppError('bad_input', message, { into: message });
  }
  await alone(db, () => decide(db, actor!.id, id, { status: 'merged', opportunityId }));
}

/** Declines a proposed call with a reason that the proposer reads. */
export async function declineSuggestion(db: Database, actor: Actor, id: string, typed: string): Promise<void> {
  authorize(actor, 'opportunity.curate');
  const reason = typed.trim();
  const problem =
    reason === ''
      ? 'Give the reason: the proposer reads it.'
      : reason.length > 1000
        ? 'This is longer than 1,000 characters.'
        : null;
  if (problem) throw new AppError('bad_input', problem, { reason: problem });
  await alone(db, () => decide(db, actor!.id, id, { status: 'declined', reason }));
}

/** One decision after the other: what is declined while it is being taken in would be in the list all the same. */
async function alone<T>(db: Database, work: () => Promise<T>): Promise<T> {
  const done = await withClaim(db, PEOPLE_SOURCE, async () => ({ value: await work() }));
  if (done === null) throw new AppError('unavailable', 'Another proposal is being taken in. Try again in a moment.');
  return done.value;
}

type Decision = { status: 'approved' | 'merged' | 'declined'; opportunityId?: string; reason?: string };

async function decide(db: Database, decidedById: string, id: string, decision: Decision): Promise<void> {
  await db.$transaction(async (tx) => {
    await openSuggestion(tx, id);
    await tx.callSuggestion.update({ where: { id }, data: { ...decision, decidedById, decidedAt: new Date() } });
    const { status, opportunityId = null } = decision;
    await audit(tx, decidedById, `suggestion.${status}`, { kind: 'suggestion', id }, { opportunityId });
  });
}

async function openSuggestion(db: Database | Transaction, id: string) {
  const suggestion = await db.callSuggestion.findUnique({ where: { id } });
  if (!suggestion) throw new AppError('not_found', 'There is no such proposal. Reload the list.');
  if (suggestion.status !== 'open') {
    throw new AppError('conflict', 'Somebody has decided on this proposal already. Reload the page to see how.');
  }
  return suggestion;
}
