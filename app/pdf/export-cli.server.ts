import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DocumentFileError, parseDocumentFile } from '#app/document/document-file.ts';
import type { DocumentFile } from '#app/document/file.ts';
import { callerFolder } from '#app/env.server.ts';
import { AppError } from '#app/errors.ts';
import { getTemplate } from '#app/proposals/templates/index.ts';
import { namesPdf } from './check-args.server.ts';
import { readExportArgs } from './export-args.server.ts';
import { exportDocument } from './export-document.server.ts';
import { makePackage } from './package/make-package.server.ts';
import type { Supporting } from './package/package-entries.ts';
import { filesAreSure, profiles } from './profiles.ts';
import { reportJson, reportText } from './export-report.ts';

const proposalId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The export command; a PDF is checked instead. Exit code: 0 done, 1 done with an error-level finding, 2 nothing written
 * and one line says why.
 */
export async function main(argv: string[]): Promise<number> {
  try {
    if (namesPdf(argv)) return await (await import('./check-cli.server.ts')).checkCommand(argv);
    const { input, out, profile: asked, family, notes, section, zip, json } = readExportArgs(argv);
    if (sameFile(input, out))
      throw new AppError('bad_input', `${out} is what is read. Choose another place with --out.`);
    const { file, supporting } = proposalId.test(input) ? await loadProposal(input) : await readDocument(input);
    const template = getTemplate(file.template);
    const profile = asked ?? template?.profile ?? 'a4';
    const rules = template?.sections ?? [];
    const date = new Date();
    const set = (key: string | null) =>
      exportDocument(file, profile, {
        rules,
        date,
        notes,
        ...(family && { family }),
        ...(key !== null && { section: key }),
      });
    const form = profiles[profile].files === 'per-section' ? 'sections' : 'one';
    const result = zip
      ? await makePackage({ file, profile, family: family ?? undefined, form, supporting, date, set })
      : await set(section);
    await writeWhole(out, 'zip' in result ? result.zip : result.pdf);
    const unsure = zip && form === 'sections' && !filesAreSure(profiles[profile]) ? `\n${unsureFiles}` : '';
    process.stdout.write(`${json ? reportJson(result) : `${reportText(result, out, profile)}${unsure}`}\n`);
    return result.findings.some(({ level }) => level === 'error') ? 1 : 0;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    process.stderr.write(`${error.message.replace(/\s*\n\s*/g, ' ')}\n`);
    return 2;
  }
}

const unsureFiles =
  'Not verified: that the funder takes one file for each section. Look at the call before you upload.';

/** What is exported, and the supporting PDFs that a proposal has. */
type Input = { file: DocumentFile; supporting: readonly Supporting[] };

/** The database is opened only for a proposal: a document file needs none. */
async function loadProposal(id: string): Promise<Input> {
  const { getDb } = await import('#prisma/client.server.ts');
  const { heldAssets } = await import('#app/proposals/pictures/held-pictures.server.ts');
  const { readAttachments } = await import('#app/proposals/attachments/attachments.server.ts');
  const { loadDocumentFile } = await import('#app/proposals/document-file.server.ts');
  const db = getDb();
  try {
    const file = await loadDocumentFile(db, id.toLowerCase());
    const assets = await heldAssets(db, id.toLowerCase(), file);
    return { file: { ...file, assets }, supporting: await readAttachments(db, id.toLowerCase()) };
  } finally {
    await db.$disconnect();
  }
}

async function readDocument(named: string): Promise<Input> {
  const text = await readFile(path.resolve(callerFolder(), named), 'utf8').catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOENT' ? 'there is no such file or proposal' : (error.code ?? 'it cannot be read');
    throw new AppError('bad_input', `Cannot read ${named}: ${why}. Name a proposal id or a document file.`);
  });
  try {
    return { file: parseDocumentFile(JSON.parse(text.replace(/^\uFEFF/, ''))), supporting: [] };
  } catch (error) {
    if (error instanceof SyntaxError) throw new AppError('bad_input', `${named} is not JSON: ${error.message}`);
    if (error instanceof DocumentFileError) throw new AppError('bad_input', `${named}: ${error.message}`);
    throw error;
  }
}

const sameFile = (one: string, other: string) =>
  path.resolve(callerFolder(), one) === path.resolve(callerFolder(), other);

/** Writes beside the target and moves it there, so that nobody ever finds half a PDF. */
async function writeWhole(named: string, bytes: Uint8Array): Promise<void> {
  const file = path.resolve(callerFolder(), named);
  const part = `${file}.${randomUUID()}.part`;
  try {
    await writeFile(part, bytes);
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    const why = error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : String(error);
    throw new AppError('bad_input', `Cannot write ${named}: ${why}. Choose another place with --out.`);
  }
}
