import { appendPdfs } from '#app/pdf/package/append-pdfs.server.ts';
import { fileSections } from '#app/pdf/one-section.ts';
import type { OnExport, OnStep } from '#app/pdf/progress.ts';
import type { Database } from '#prisma/client.server.ts';
import { readAttachments } from '../attachments/attachments.server.ts';
import { badField } from '../proposal-input.ts';
import { proposalToSet } from './set-proposal.server.ts';

/**
 * One PDF of a proposal as an address asks for it: the whole, `section=KEY` alone, or `with=supporting` behind the whole.
 * bad_input names what is known. Asks nobody's leave: the caller does.
 */
export async function pdfOfProposal(
  db: Database,
  proposalId: string,
  asked: URLSearchParams,
  signal: AbortSignal,
  onProgress: OnExport | null = null,
) {
  const section = asked.get('section');
  const behind = readWith(asked.get('with'), section);
  const { file, set } = await proposalToSet(db, proposalId, asked, signal, onProgress);
  const { pdf } = await set(section);
  if (!behind) return { title: sectionTitle(section) ?? file.title, pdf };
  const supporting = await readAttachments(db, proposalId);
  const onStep: OnStep = (done, total) => onProgress?.({ stage: 'appending', done, total });
  return { title: file.title, pdf: await appendPdfs(pdf, supporting, { signal, onStep }) };

  function sectionTitle(key: string | null) {
    return key === null ? null : fileSections(file).find((one) => one.key === key)?.title;
  }
}

function readWith(asked: string | null, section: string | null): boolean {
  if (asked === null) return false;
  if (asked !== 'supporting')
    throw badField('with', `A PDF cannot come with "${asked.slice(0, 40)}". Known: supporting.`);
  if (section !== null)
    throw badField('with', 'Supporting PDFs stand behind the whole proposal. Leave out the section, or "with".');
  return true;
}
