import { can } from '#app/accounts/can.ts';
import type { SignedIn } from '#app/accounts/current-person.server.ts';
import { formatDay, localNow } from '#app/opportunities/calendar-date.ts';
import { isProfileId, profiles } from '#app/pdf/profiles.ts';
import { proposalNotFound } from '#app/proposals/authorize-proposal.server.ts';
import { proposalRole } from '#app/proposals/access.server.ts';
import { getTemplate } from '#app/proposals/templates/index.ts';
import type { Database } from '#prisma/client.server.ts';
import { amountText } from './amount.ts';
import { entrySelect, toEntry } from './entry.server.ts';
import { moneyText } from './money-text.ts';
import { freezeProposal } from './freeze.server.ts';

/**
 * What the submission page shows: the frozen submissions, newest first, the record, and, where nothing was submitted yet
 * or another submission is being prepared, what would be frozen now. `not_found` for everybody outside the team.
 */
export async function submissionView(db: Database, person: SignedIn, proposalId: string, again: boolean) {
  const role = await proposalRole(db, person.id, proposalId);
  const proposal = await db.proposal.findUnique({ where: { id: proposalId }, select: { title: true, template: true } });
  if (role === null || !proposal) throw proposalNotFound();
  const submissions = await listSubmissions(db, proposalId, person.timeZone);
  const record = await db.archiveRecord.findUnique({ where: { id: proposalId }, select: entrySelect });
  const maySubmit = can(person, 'proposal.submit', { role });
  const { date: today } = localNow(new Date(), person.timeZone);
  const prepares = maySubmit && (submissions.length === 0 || again);
  return {
    id: proposalId,
    title: proposal.title,
    maySubmit,
    mayPublish: can(person, 'proposal.publish', { role }),
    today,
    submissions,
    record: record && toEntry(record),
    draft: prepares ? await draftView(db, proposalId, proposal.template, today) : null,
  };
}
export type SubmissionView = Awaited<ReturnType<typeof submissionView>>;

async function listSubmissions(db: Database, proposalId: string, timeZone: string | null) {
  const rows = await db.submission.findMany({
    where: { proposalId },
    orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
    select: {
      id: true,
      submittedOn: true,
      recordedAt: true,
      profile: true,
      pages: true,
      pdfSha256: true,
      recordedBy: { select: { name: true } },
      outcome: { select: { result: true, decidedOn: true, amountMinor: true, currency: true } },
    },
  });
  return rows.map(({ recordedAt, recordedBy, outcome, profile, ...row }) => ({
    ...row,
    profile: isProfileId(profile) ? profiles[profile].title : profile,
    recorded: formatDay(localNow(recordedAt, timeZone).date),
    by: recordedBy?.name ?? null,
    outcome: outcome && {
      result: outcome.result,
      decidedOn: outcome.decidedOn,
      amount:
        outcome.amountMinor !== null && outcome.currency
          ? amountText(Number(outcome.amountMinor), outcome.currency)
          : '',
      currency: outcome.currency ?? 'USD',
      money:
        outcome.amountMinor !== null && outcome.currency
          ? moneyText({ minor: Number(outcome.amountMinor), currency: outcome.currency })
          : null,
    },
  }));
}

async function draftView(db: Database, proposalId: string, template: string, today: string) {
  const { file, pages, sections, findings, profile } = await freezeProposal(db, proposalId, {
    profile: '',
    submittedOn: today,
  });
  const titles = new Map(file.sections.map((section) => [section.key, section.title]));
  return {
    profile,
    formats: Object.values(profiles).map(({ id, title }) => ({ value: id, label: title })),
    template: getTemplate(template)?.title ?? template,
    pages,
    people: file.people.map((who) => who.name),
    sections: sections.map((section) => ({ ...section, title: titles.get(section.key) ?? section.key })),
    findings: findings.map((finding) => ({
      level: finding.level,
      message: finding.message,
      source: finding.source,
      section: finding.section,
      page: finding.page,
    })),
  };
}
export type DraftView = NonNullable<SubmissionView['draft']>;
export type SubmissionRow = SubmissionView['submissions'][number];
