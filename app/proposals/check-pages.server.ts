import type { Database } from '#prisma/client.server.ts';
import { authorizeProposal, type Person } from './authorize-proposal.server.ts';
import { exportProposal } from './export-proposal.server.ts';

/** Sets a proposal as its funder wants it and says what would be objected to; page counts are kept for the outline. */
export async function checkPages(db: Database, person: Person, proposalId: string) {
  await authorizeProposal(db, person, proposalId, 'proposal.read');
  const { pages, findings } = await exportProposal(db, proposalId, null);
  return {
    pages,
    findings: findings.map(({ level, rule, section, source, message }) => ({ level, rule, section, source, message })),
  };
}

export type PageCheck = Awaited<ReturnType<typeof checkPages>>;
