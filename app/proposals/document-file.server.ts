import { documentFileOf } from '#app/document/document-file.ts';
import type { DocumentFile, DocumentPerson } from '#app/document/file.ts';
import { proposalRoles } from '#app/document/wire.ts';
import type { Database } from '#prisma/client.server.ts';
import { proposalNotFound } from './authorize-proposal.server.ts';
import { readBlocks } from './read-blocks.server.ts';

/**
 * A whole proposal as plain data: what the PDF sets, what a submission freezes, what `.json` exports. Reads what is on
 * disk. Asks nobody's leave: the caller does. `not_found` for an unknown id.
 */
export async function loadDocumentFile(db: Database, proposalId: string): Promise<DocumentFile> {
  const proposal = await db.proposal.findUnique({
    where: { id: proposalId },
    include: {
      sections: { orderBy: { position: 'asc' } },
      members: { include: { person: { select: { name: true, affiliation: true } } } },
    },
  });
  if (!proposal) throw proposalNotFound();
  const sections = [];
  for (const { id, key, title } of proposal.sections) {
    sections.push({ key, title, blocks: await readBlocks(db, id) });
  }
  return documentFileOf({
    title: proposal.title,
    template: proposal.template,
    people: proposal.members
      .filter(isAuthor)
      .sort(byRole)
      .map(({ role, person }): DocumentPerson => ({
        name: person.name,
        ...(person.affiliation ? { affiliation: person.affiliation } : {}),
        role,
      })),
    sections,
  });
}

/** Who is named on the proposal: those who write it. Readers (a sponsor's office, a friendly reviewer) are not. */
const isAuthor = ({ role }: { role: string }) => role === 'lead' || role === 'co-lead' || role === 'writer';

type Ranked = { role: string; position: number; addedAt: Date };

/** Leads first, then as the roles rank, then as they joined. */
export function byRole(a: Ranked, b: Ranked): number {
  const rank = (role: string) => (proposalRoles as readonly string[]).indexOf(role);
  return rank(a.role) - rank(b.role) || a.position - b.position || a.addedAt.getTime() - b.addedAt.getTime();
}
