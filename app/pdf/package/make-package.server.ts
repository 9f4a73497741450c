import type { DocumentFile } from '#app/document/file.ts';
import type { OnExport } from '../progress.ts';
import { profileIn, type ProfileId, type TextFamily } from '../profiles.ts';
import { appendPdfs } from './append-pdfs.server.ts';
import { packageApart } from './package-apart.server.ts';
import { packageEntries, type Supporting } from './package-entries.ts';
import { setFiles, type PackageForm, type SetFiles, type Setter } from './set-files.ts';

export type PackageJob = {
  /** with its pictures in it: it goes into the package as it is */
  file: DocumentFile;
  profile: ProfileId;
  family: TextFamily | undefined;
  form: PackageForm;
  supporting: readonly Supporting[];
  /** stands in every file; with it, the same content gives the same bytes */
  date: Date;
  set: Setter;
  signal?: AbortSignal | null;
  /** hears of appending and packing; setting tells of itself */
  onProgress?: OnExport | undefined;
};

export type MadePackage = Omit<SetFiles, 'files'> & { zip: Uint8Array; names: string[] };

/**
 * The submission as an archive: the PDFs by the funder's rule, the supporting ones, all of them combined where there are
 * any, the document file, a manifest and the sums of all. Whatever is heavy runs elsewhere; the signal ends it,
 * and its reason is what this rejects with.
 */
export async function makePackage(job: PackageJob): Promise<MadePackage> {
  const { file, form, supporting, date, set, signal, onProgress } = job;
  const profile = profileIn(job.profile, job.family);
  const { files, ...counts } = await setFiles(file, form, set);
  const combined = supporting.length > 0 ? await combine(form === 'one' ? files[0]! : null, job) : null;
  const entries = packageEntries({ file, profile, set: files, supporting, combined });
  const { title, template } = file;
  const facts = { title, template, profile: profile.id, font: profile.body.family, date };
  onProgress?.({ stage: 'packing', done: 0, total: entries.length });
  const { bytes } = await packageApart({ kind: 'pack', facts, files: entries }, { signal });
  return { ...counts, zip: bytes, names: entries.map(({ name }) => name) };
}

async function combine(whole: { pages: number; pdf: Uint8Array } | null, job: PackageJob) {
  const { set, supporting, signal, onProgress } = job;
  const { pages, pdf } = whole ?? (await set(null));
  const behind = supporting.reduce((sum, one) => sum + one.pages, 0);
  const bytes = await appendPdfs(
    pdf,
    supporting.map(({ title, bytes }) => ({ title, bytes })),
    { signal, onStep: onProgress && ((done, total) => onProgress({ stage: 'appending', done, total })) },
  );
  return { pages: pages + behind, bytes };
}
