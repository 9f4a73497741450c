import { audit } from '#app/accounts/audit.server.ts';
import { authorize } from '#app/accounts/authorize.ts';
import { readProjectChoice } from '#app/community/proposal-project.server.ts';
import type { Block } from '#app/document/blocks.ts';
import { sectionRoom } from '#app/document/wire.ts';
import { SHOWN } from '#app/opportunities/shown.server.ts';
import { linkProposal } from '#app/pursuits/link-proposal.server.ts';
import type { Database, Transaction } from '#prisma/client.server.ts';
import type { Person } from './authorize-proposal.server.ts';
import { badField, readTitle } from './proposal-input.ts';
import { seedSection } from './section-log.server.ts';
import { getTemplate, templates, type Template, type TemplateSection } from './templates/index.ts';

export type NewProposal = {
  title: unknown;
  template: unknown;
  opportunityId?: unknown;
  projectId?: unknown;
  pursuitId?: unknown;
};
export type CreatedProposal = { id: string; sections: { id: string; key: string; room: string }[] };

/**
 * Makes a proposal with all the sections of its template and its maker as lead, or nothing at all.
 * bad_input names the field: `title`, `template`, `opportunityId` or `projectId`. With a `pursuitId` it is what came of that pursuit.
 */
export async function createProposal(db: Database, actor: Person, input: NewProposal): Promise<CreatedProposal> {
  authorize(actor, 'proposal.create');
  const title = readTitle(input.title);
  const template = readTemplate(input.template);
  return db.$transaction(async (tx) => {
    const opportunityId = await readOpportunity(tx, input.opportunityId);
    const projectId = await readProjectChoice(tx, actor.id, input.projectId);
    const proposal = await tx.proposal.create({
      data: {
        title,
        template: template.id,
        templateVersion: template.version,
        opportunityId,
        projectId,
        createdById: actor.id,
        members: { create: { personId: actor.id, role: 'lead' } },
      },
    });
    if (typeof input.pursuitId === 'string' && input.pursuitId !== '') {
      await linkProposal(tx, actor, input.pursuitId, { id: proposal.id, opportunityId });
    }
    const sections = [];
    for (const [position, section] of template.sections.entries()) {
      sections.push(await createSection(tx, proposal.id, position, section));
    }
    await audit(
      tx,
      actor.id,
      'proposal.create',
      { kind: 'proposal', id: proposal.id },
      { template: template.id, opportunityId },
    );
    return { id: proposal.id, sections };
  });
}

async function createSection(tx: Transaction, proposalId: string, position: number, section: TemplateSection) {
  const { id } = await tx.section.create({
    data: { proposalId, position, key: section.key, title: section.title },
  });
  await seedSection(tx, id, firstBlocks(section));
  return { id, key: section.key, room: sectionRoom(id) };
}

/** What a new section begins with: the headings it must have with room below each, or one empty paragraph. */
function firstBlocks(section: TemplateSection): Block[] {
  const empty = (): Block => ({ kind: 'p', attrs: {}, content: [] });
  if (!section.seedHeadings || !section.headings) return [empty()];
  return section.headings.flatMap((text) => [{ kind: 'h', attrs: { level: 1 }, content: [{ text }] }, empty()]);
}

function readTemplate(value: unknown): Template {
  const template = typeof value === 'string' ? getTemplate(value) : null;
  if (!template) {
    throw badField('template', `Choose a template: ${templates.map((known) => known.id).join(', ')}.`);
  }
  return template;
}

async function readOpportunity(tx: Transaction, value: unknown): Promise<string | null> {
  if (value === undefined || value === null || value === '') return null;
  const found =
    typeof value === 'string'
      ? await tx.opportunity.findUnique({ where: { id: value, ...SHOWN }, select: { id: true } })
      : null;
  if (!found) throw badField('opportunityId', 'There is no such call. Take its id from the list of calls.');
  return found.id;
}
