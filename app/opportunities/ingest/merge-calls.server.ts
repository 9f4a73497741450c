import { audit } from '#app/accounts/audit.server.ts';
import { authorize } from '#app/accounts/authorize.ts';
import type { Actor } from '#app/accounts/can.ts';
import { AppError } from '#app/errors.ts';
import type { Database, Transaction } from '#prisma/client.server.ts';
import { factData } from '../edits/fact-data.server.ts';
import { readFacts } from '../edits/stored-facts.server.ts';
import { withEdits } from '../edits/with-edits.ts';
import { moveAll } from '../merging/move-all.server.ts';
import { dropOlderRecords } from '../merging/own-records.server.ts';
import { statementsOf } from '../merging/statements-of.server.ts';
import { diffFacts, fieldChange } from './diff.ts';
import { mergeStatements } from './merge.ts';

/**
 * Makes two calls one. `keepId` stays; links, statements, dates, changes, edits and proposals of `goneId` follow to it, and
 * the old address leads there (moved-call.server.ts). Throws AppError `forbidden`, `not_found`, `bad_input`, or
 * `conflict` where one source lists both side by side.
 */
export async function mergeCalls(db: Database, person: Actor, keepId: string, goneId: string): Promise<void> {
  authorize(person, 'opportunity.curate');
  if (keepId === goneId) throw new AppError('bad_input', 'Choose two calls: a call cannot be merged with itself.');
  const personId = person!.id;
  const at = new Date();
  await db.$transaction(async (tx) => {
    await tx.opportunity.updateMany({ where: { id: keepId }, data: { id: keepId } }); // no run comes between
    const [kept, gone] = [await readFacts(tx, keepId), await readFacts(tx, goneId)];
    if (!kept || !gone)
      throw new AppError('not_found', 'One of the two calls is not there any more. Look at the list again.');
    await dropOlderRecords(tx, keepId, goneId);
    await moveAll(tx, keepId, goneId, at);
    const { canonicalKey } = gone.call;
    await tx.opportunity.delete({ where: { id: goneId } });
    await tx.callRedirect.create({
      data: { fromId: goneId, toId: keepId, canonicalKey, mergedById: personId, mergedAt: at },
    });

    const said = mergeStatements(await statementsOf(tx, keepId));
    const edits = await tx.fieldEdit.findMany({ where: { opportunityId: keepId } });
    for (const edit of edits) {
      if (edit.sourceValue === null) continue;
      const sourceValue = JSON.stringify(said[edit.field as keyof typeof said]);
      await tx.fieldEdit.update({ where: { id: edit.id }, data: { sourceValue } });
    }
    const facts = withEdits(said, edits);
    const firstSeenAt = kept.call.firstSeenAt < gone.call.firstSeenAt ? kept.call.firstSeenAt : gone.call.firstSeenAt;
    const goneOn = kept.call.goneOn && gone.call.goneOn;
    const override = edits.find((edit) => edit.field === 'statusOverride');
    const statusOverride = override ? (JSON.parse(override.value) as string | null) : kept.call.statusOverride;
    const data = { ...(await factData(tx, facts, kept.call.funderId)), firstSeenAt, goneOn, statusOverride };
    await tx.opportunity.update({ where: { id: keepId }, data });
    const changes = [fieldChange('merged', null, gone.facts.title), ...diffFacts(kept.facts, facts)];
    await tx.change.createMany({
      data: changes.map((change) => ({ ...change, opportunityId: keepId, personId, observedAt: at })),
    });
    await decide(tx, personId, at, keepId, goneId, 'merged');
    await audit(tx, personId, 'call.merge', { kind: 'call', id: keepId }, { gone: goneId });
  });
}

/** Says that two calls are two; the pair is not offered again. `not_found` where it was never offered. */
export async function declineMerge(db: Database, person: Actor, suggestionId: string): Promise<void> {
  authorize(person, 'opportunity.curate');
  const decision = { status: 'declined', decidedById: person!.id, decidedAt: new Date() };
  await db.$transaction(async (tx) => {
    const { count } = await tx.mergeSuggestion.updateMany({
      where: { id: suggestionId, status: 'open' },
      data: decision,
    });
    if (count === 0) throw new AppError('not_found', 'This suggestion was decided already. Look at the list again.');
    await audit(tx, person!.id, 'merge.decline', { kind: 'suggestion', id: suggestionId });
  });
}

async function decide(tx: Transaction, decidedById: string, decidedAt: Date, a: string, b: string, status: string) {
  const [firstId, secondId] = [a, b].sort() as [string, string];
  await tx.mergeSuggestion.updateMany({ where: { firstId, secondId }, data: { status, decidedById, decidedAt } });
}
