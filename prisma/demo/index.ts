import { demoRecords } from '#app/archive/demo-records.ts';
import { markAsSubmitted } from '#app/archive/mark-as-submitted.server.ts';
import { recordOutcome } from '#app/archive/record-outcome.server.ts';
import { setVisibility } from '#app/archive/set-visibility.server.ts';
import { seedDemoCalls } from '#app/opportunities/demo-calls.server.ts';
import type { ProposalRole } from '#app/document/wire.ts';
import { addMember } from '#app/proposals/add-member.server.ts';
import { createProposal } from '#app/proposals/create-proposal.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { seedCommunity } from './community.ts';
import { demoEmail, seedPeople, type DemoKey } from './people.ts';
import { blocksOf } from './plain-markup.ts';
import { seedPursuits } from './pursuits.ts';
import { arrays } from './proposals/arrays.ts';
import { docs } from './proposals/docs.ts';
import { releases } from './proposals/releases.ts';
import { seedTalk, talkedAbout } from './talk.ts';
import { writeSection } from './write-section.ts';

export { demoEmail, demoPassword, demoPeople } from './people.ts';

const seeded = 'demo.seeded';

type People = Awaited<ReturnType<typeof seedPeople>>;
type Draft = { title: string; template: string; sections: Record<string, string> };

const wholeTeam: Partial<Record<DemoKey, ProposalRole>> = {
  writer: 'writer',
  suggester: 'suggester',
  commenter: 'commenter',
  viewer: 'viewer',
};

/**
 * Fills a database with the demo community, once: the mark at the end says that it is whole, and what a start that was
 * cut off left behind is made anew.
 */
export async function seedDemo(db: Database, today: string): Promise<void> {
  if (await db.auditEvent.findFirst({ where: { action: seeded } })) return;
  const people = await seedPeople(db);
  await db.proposal.deleteMany({ where: { createdById: people.lead.id } });
  await seedDemoCalls(db, today);
  await seedProposals(db, people, await seedCommunity(db, people));
  await seedTalk(db, people);
  await seedPursuits(db, people);
  for (const record of demoRecords) {
    const { source, sourceKey } = record;
    await db.archiveRecord.upsert({
      where: { source_sourceKey: { source, sourceKey } },
      create: record,
      update: record,
    });
  }
  await db.auditEvent.create({ data: { action: seeded, thingKind: 'demo', thingId: 'demo' } });
}

async function seedProposals(db: Database, people: People, projectId: string) {
  const call = await db.opportunity.findFirst({ where: { funder: { name: { contains: 'Science Foundation' } } } });
  await seedProposal(db, people, arrays, wholeTeam, { opportunityId: call?.id, projectId });
  const lead = { ...people.lead, role: 'member' as const };
  const waiting = await seedProposal(db, people, docs, { writer: 'co-lead' });
  await markAsSubmitted(db, lead, waiting, { submittedOn: docs.submittedOn, profile: 'letter' });
  const before = await db.opportunity.findFirst({ where: { title: talkedAbout } });
  const id = await seedProposal(db, people, releases, wholeTeam, { opportunityId: before?.id, projectId });
  await markAsSubmitted(db, lead, id, { submittedOn: releases.submittedOn, profile: 'a4' });
  await recordOutcome(db, lead, id, releases.outcome);
  await setVisibility(db, lead, id, 'public');
}

async function seedProposal(
  db: Database,
  people: People,
  draft: Draft,
  team: Partial<Record<DemoKey, ProposalRole>>,
  of: { opportunityId?: string; projectId?: string } = {},
): Promise<string> {
  const lead = { ...people.lead, role: 'member' as const };
  const { title, template } = draft;
  const { id, sections } = await createProposal(db, lead, { title, template, ...of });
  for (const [key, role] of Object.entries(team)) {
    await addMember(db, lead, id, { email: demoEmail(key as DemoKey), role });
  }
  for (const section of sections) {
    const source = draft.sections[section.key];
    if (source) await writeSection(db, section.id, blocksOf(source), people.lead.id);
  }
  return id;
}
