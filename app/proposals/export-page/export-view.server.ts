import { can } from '#app/accounts/can.ts';
import type { Finding } from '#app/pdf/export-document.server.ts';
import { setFiles } from '#app/pdf/package/set-files.ts';
import { profiles, withFamily } from '#app/pdf/profiles.ts';
import type { Database } from '#prisma/client.server.ts';
import { listAttachments } from '../attachments/attachments.server.ts';
import { authorizeProposal, type Person } from '../authorize-proposal.server.ts';
import { ownProfile } from '../export-proposal.server.ts';
import { readChoice, readProfile, type Choice } from '../package/read-choice.ts';
import { proposalToSet } from '../package/set-proposal.server.ts';
import { readStage } from '../stages.ts';

/**
 * What the page of exports shows. With a profile in the address the files of that choice are set, counted and checked. A
 * font that this profile has not gives way to its own: the form without scripts offers what the last one had.
 */
export async function exportView(
  db: Database,
  person: Person,
  proposalId: string,
  query: URLSearchParams,
  signal: AbortSignal,
) {
  const role = await authorizeProposal(db, person, proposalId, 'proposal.read');
  const { title, template, stage } = await db.proposal.findUniqueOrThrow({
    where: { id: proposalId },
    select: { title: true, template: true, stage: true },
  });
  const asked = new URLSearchParams(query);
  const own = ownProfile({ template });
  const profile = profiles[readProfile(asked.get('profile') ?? own)];
  const font = asked.get('font');
  if ((font === 'serif' || font === 'sans') && !withFamily(profile, font)) asked.delete('font');
  const choice = readChoice(asked, own);
  const attachments = await listAttachments(db, proposalId);
  const mayAttach = can(person, 'proposal.write', { role }) && readStage(stage) === 'drafting';
  const made = query.has('profile') ? await checkFiles(db, proposalId, asked, signal) : null;
  return { proposal: { id: proposalId, title }, choice, attachments, mayAttach, made };
}

export type MadeFiles = {
  choice: Choice;
  files: { section: string | null; title: string; pages: number; limit: number | null }[];
  pages: number;
  findings: Pick<Finding, 'level' | 'rule' | 'section' | 'source' | 'page' | 'message'>[];
};

async function checkFiles(
  db: Database,
  proposalId: string,
  asked: URLSearchParams,
  signal: AbortSignal,
): Promise<MadeFiles> {
  const { file, choice, set } = await proposalToSet(db, proposalId, asked, signal);
  const { files, pages, sections, findings } = await setFiles(file, choice.form, set);
  const titles = new Map(file.sections.map(({ key, title }) => [key, title]));
  const counted =
    choice.form === 'sections'
      ? files.map(({ section, title, pages }) => {
          return { section, title, pages, limit: sections.find(({ key }) => key === section)?.limit ?? null };
        })
      : sections.map(({ key, pages, limit }) => ({ section: key, title: titles.get(key) ?? key, pages, limit }));
  const told = findings.map(({ level, rule, section, source, page, message }) => {
    return { level, rule, section, source, page, message };
  });
  return { choice, files: counted, pages, findings: told };
}
