import { audit, type AuditDetail } from '#app/accounts/audit.server.ts';
import { AppError } from '#app/errors.ts';
import { today } from '#app/opportunities/calendar-date.ts';
import { authorizeProposal, type Person } from '#app/proposals/authorize-proposal.server.ts';
import type { Database, Transaction } from '#prisma/client.server.ts';
import { readAmount } from './amount.ts';
import { pastDayProblem } from './past-day.ts';

export type OutcomeForm = { result: string; decidedOn: string; amount: string; currency: string };

type Outcome = {
  result: 'funded' | 'declined';
  decidedOn: string;
  amountMinor: bigint | null;
  currency: string | null;
};

/**
 * Records what the funder decided about the latest submission, or corrects it; the correction keeps what stood before in
 * the audit. `bad_input` names the fields to mend, `conflict` where nothing was submitted.
 */
export async function recordOutcome(
  db: Database,
  person: Person,
  proposalId: string,
  form: OutcomeForm,
): Promise<void> {
  await db.$transaction(async (tx) => {
    await authorizeProposal(tx, person, proposalId, 'proposal.submit');
    const submission = await latestSubmission(tx, proposalId);
    const outcome = readOutcome(form, submission.submittedOn, today(new Date(), person.timeZone));
    const recorded = { ...outcome, recordedById: person.id, recordedAt: new Date() };
    await tx.outcome.upsert({
      where: { submissionId: submission.id },
      create: { submissionId: submission.id, ...recorded },
      update: recorded,
    });
    await tx.proposal.update({ where: { id: proposalId }, data: { stage: outcome.result } });
    await tx.archiveRecord.update({ where: { id: proposalId }, data: outcome });
    const action = submission.outcome ? 'outcome.corrected' : 'outcome.recorded';
    const detail: AuditDetail = describe(outcome);
    if (submission.outcome) detail.before = JSON.stringify(describe(submission.outcome));
    await audit(tx, person.id, action, { kind: 'proposal', id: proposalId }, detail);
  });
}

async function latestSubmission(tx: Transaction, proposalId: string) {
  const submission = await tx.submission.findFirst({
    where: { proposalId },
    orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
    include: { outcome: true },
  });
  if (!submission) throw new AppError('conflict', 'Record the submission first; then its outcome.');
  return submission;
}

function readOutcome(form: OutcomeForm, submittedOn: string, today: string): Outcome {
  const fields: Record<string, string> = {};
  const funded = form.result === 'funded';
  if (!funded && form.result !== 'declined') fields.result = 'Choose funded or declined.';
  const early = { date: submittedOn, because: `The proposal was submitted on ${submittedOn}; this day is earlier.` };
  const day = pastDayProblem(form.decidedOn, today, early);
  if (day) fields.decidedOn = day;
  const amount = funded && form.amount.trim() ? readAmount(form.amount, form.currency) : null;
  if (amount?.problem) fields.amount = amount.problem;
  if (Object.keys(fields).length > 0) throw new AppError('bad_input', 'The outcome was not recorded.', fields);
  return {
    result: funded ? 'funded' : 'declined',
    decidedOn: form.decidedOn,
    amountMinor: amount?.problem === null ? BigInt(amount.minor) : null,
    currency: amount?.problem === null ? amount.currency : null,
  };
}

function describe(outcome: Omit<Outcome, 'result'> & { result: string }) {
  const { result, decidedOn, amountMinor, currency } = outcome;
  return { result, decidedOn, amountMinor: amountMinor === null ? null : Number(amountMinor), currency };
}
