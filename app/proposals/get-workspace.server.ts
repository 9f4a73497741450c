import { can } from '#app/accounts/can.ts';
import type { Block } from '#app/document/blocks.ts';
import { countWords } from '#app/document/count-words.ts';
import { sectionRoom, type ProposalRole } from '#app/document/wire.ts';
import type { Database } from '#prisma/client.server.ts';
import { authorizeProposal, proposalNotFound, type Person } from './authorize-proposal.server.ts';
import { callFacts, callSelect } from './call-facts.server.ts';
import { byRole } from './document-file.server.ts';
import { heldOf } from './pictures/held-pictures.server.ts';
import { lastPages } from './page-counts.server.ts';
import { readBlocks } from './read-blocks.server.ts';
import { readOnlyReason } from './roles.ts';
import { damagedSections } from './section-damage.server.ts';
import { readStage } from './stages.ts';
import { getTemplate, templateSection, type SectionLimit } from './templates/index.ts';

export type OutlineSection = {
  id: string;
  key: string;
  title: string;
  locked: boolean;
  words: number;
  limit: SectionLimit | null;
};

/**
 * Everything the workspace shows, with one section open: the one asked for by its key, else the first. `not_found`
 * for anybody outside the team. Text is what was on disk when the page was asked for.
 */
export async function getWorkspace(db: Database, person: Person, id: string, sectionKey: string | null) {
  const role = await authorizeProposal(db, person, id, 'proposal.read');
  const row = await db.proposal.findUnique({
    where: { id },
    include: {
      opportunity: { select: callSelect },
      sections: { orderBy: { position: 'asc' } },
      members: { include: { person: { select: { id: true, name: true } } } },
    },
  });
  if (!row) throw proposalNotFound();
  const template = getTemplate(row.template);
  const outline: OutlineSection[] = [];
  const texts = new Map<string, Block[]>();
  for (const section of row.sections) {
    const blocks = await readBlocks(db, section.id);
    const { key, title, locked } = section;
    texts.set(section.id, blocks);
    const limit = templateSection(row.template, key)?.limit ?? null;
    outline.push({ id: section.id, key, title, locked, words: countWords(blocks), limit });
  }
  const open = row.sections.find((section) => section.key === sectionKey) ?? row.sections[0];
  const damaged = open !== undefined && (await damagedSections(db, [open.id])).has(open.id);
  return {
    proposal: { id: row.id, title: row.title, stage: readStage(row.stage) },
    call: row.opportunity && callFacts(row.opportunity, new Date(), person.timeZone ?? null),
    template: template && { title: template.title, elsewhere: template.elsewhere ?? [] },
    role,
    may: {
      manage: can(person, 'proposal.manage', { role }),
      submit: can(person, 'proposal.submit', { role }),
    },
    members: row.members.sort(byRole).map((member) => ({ ...member.person, role: member.role as ProposalRole })),
    outline,
    pages: lastPages(id),
    section: open
      ? {
          id: open.id,
          key: open.key,
          title: open.title,
          room: sectionRoom(open.id),
          epoch: open.epoch,
          locked: open.locked,
          damaged,
          canWrite: !damaged && can(person, 'proposal.write', { role, locked: open.locked }),
          readOnly: readOnlyReason(role, open.locked),
          blocks: texts.get(open.id) ?? [],
          pictures: await heldOf(db, id, texts.get(open.id) ?? []),
          rules: templateSection(row.template, open.key),
        }
      : null,
  };
}

export type Workspace = Awaited<ReturnType<typeof getWorkspace>>;
