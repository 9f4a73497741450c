import { audit } from '#app/accounts/audit.server.ts';
import { AppError } from '#app/errors.ts';
import { today } from '#app/opportunities/calendar-date.ts';
import { authorizeProposal, type Person } from '#app/proposals/authorize-proposal.server.ts';
import { getTemplate } from '#app/proposals/templates/index.ts';
import { notifyAccessChanged } from '#app/proposals/live.server.ts';
import { lockAllSections } from '#app/proposals/lock-section.server.ts';
import type { Database, Transaction } from '#prisma/client.server.ts';
import { storeAsset } from './asset-store.server.ts';
import { pastDayProblem } from './past-day.ts';
import { freezeProposal, type Frozen } from './freeze.server.ts';
import { publicPeople } from './record.ts';

export type SubmissionForm = { submittedOn: string; profile?: string };

/**
 * Records that a proposal was submitted: freezes the exact PDF under its SHA-256 and the text it was made from, and opens
 * its private archive record. Submitting again adds another frozen submission and never changes an earlier one; the same
 * bytes on the same day are one submission (`conflict`), so that a double click counts once. Sections are locked: what is
 * written after a submission should be on purpose.
 */
export async function markAsSubmitted(
  db: Database,
  person: Person,
  proposalId: string,
  form: SubmissionForm,
): Promise<{ submissionId: string; pdfSha256: string }> {
  await authorizeProposal(db, person, proposalId, 'proposal.submit');
  const problem = pastDayProblem(form.submittedOn, today(new Date(), person.timeZone));
  if (problem) throw new AppError('bad_input', 'The submission was not recorded.', { submittedOn: problem });
  const frozen = await freezeProposal(db, proposalId, { profile: form.profile ?? '', submittedOn: form.submittedOn });
  // the file first: a row must never name bytes that are not on disk; a file without a row harms nobody
  const pdfSha256 = await storeAsset(frozen.pdf);
  const submissionId = await db.$transaction(async (tx) => {
    await authorizeProposal(tx, person, proposalId, 'proposal.submit');
    const id = await addSubmission(tx, person, proposalId, { ...frozen, pdfSha256, submittedOn: form.submittedOn });
    await tx.proposal.update({ where: { id: proposalId }, data: { stage: 'submitted' } });
    await lockAllSections(tx, proposalId);
    await writeRecord(tx, proposalId, frozen, form.submittedOn);
    await audit(
      tx,
      person.id,
      'proposal.submitted',
      { kind: 'proposal', id: proposalId },
      { submissionId: id, pdfSha256 },
    );
    return id;
  });
  notifyAccessChanged({ proposalId });
  return { submissionId, pdfSha256 };
}

type Kept = Frozen & { pdfSha256: string; submittedOn: string };

async function addSubmission(tx: Transaction, person: Person, proposalId: string, kept: Kept): Promise<string> {
  const { pdfSha256, submittedOn } = kept;
  if (await tx.submission.findFirst({ where: { proposalId, pdfSha256, submittedOn } })) {
    throw new AppError('conflict', 'This submission is recorded already: the same text on the same day.');
  }
  await tx.asset.upsert({
    where: { sha256: pdfSha256 },
    create: { sha256: pdfSha256, mediaType: 'application/pdf', size: kept.pdf.byteLength },
    update: {},
  });
  const { id } = await tx.submission.create({
    data: {
      proposalId,
      submittedOn,
      recordedById: person.id,
      profile: kept.profile,
      pages: kept.pages,
      pdfSha256,
      document: JSON.stringify(kept.file),
    },
  });
  return id;
}

/** The record tells of the latest submission. It is private until the team publishes it, each time anew. */
async function writeRecord(tx: Transaction, proposalId: string, frozen: Frozen, submittedOn: string): Promise<void> {
  const { opportunity } = await tx.proposal.findUniqueOrThrow({
    where: { id: proposalId },
    select: { opportunity: { select: { title: true, number: true, funder: { select: { name: true } } } } },
  });
  const facts = {
    title: frozen.file.title,
    people: JSON.stringify(publicPeople(frozen.file.people)),
    funder: opportunity?.funder.name ?? getTemplate(frozen.file.template)?.funder ?? '',
    programme: opportunity?.title ?? null,
    number: opportunity?.number ?? null,
    year: Number(submittedOn.slice(0, 4)),
    result: 'submitted',
    amountMinor: null,
    currency: null,
    submittedOn,
    decidedOn: null,
    visibility: 'private',
    publishedAt: null,
  };
  await tx.archiveRecord.upsert({
    where: { id: proposalId },
    create: { id: proposalId, proposalId, ...facts },
    update: facts,
  });
}
