import type { DocumentFile } from '#app/document/file.ts';
import { fileNames } from '../profiles/file-names.ts';
import type { Profile } from '../profiles.ts';
import type { PackedFile } from './pack.ts';
import type { SetFile } from './set-files.ts';

/** A PDF that goes along with a proposal. */
export type Supporting = { title: string; pages: number; bytes: Uint8Array };

type Parts = {
  file: DocumentFile;
  profile: Profile;
  set: readonly SetFile[];
  supporting: readonly Supporting[];
  /** the whole document with the supporting PDFs behind it */
  combined: { pages: number; bytes: Uint8Array } | null;
};

/** Every file of a package in its order, named by the funder's rule and unlike each other whatever their case. */
export function packageEntries({ file, profile, set, supporting, combined }: Parts): PackedFile[] {
  const pdfs: Omit<PackedFile, 'name'>[] = [
    ...set.map(({ section, title, pages, pdf }) => {
      return { is: section === null ? 'proposal' : 'section', title, pages, bytes: pdf };
    }),
    ...supporting.map((one) => ({ is: 'supporting', ...one })),
  ];
  if (combined) pdfs.push({ is: 'combined', title: 'Combined', ...combined });
  const names = fileNames(
    pdfs.map(({ title }) => title),
    profile.fileName,
  );
  const document = new TextEncoder().encode(`${JSON.stringify(file, null, 2)}\n`);
  return [
    ...pdfs.map((pdf, index) => ({ ...pdf, name: names[index]! })),
    { name: 'document.json', is: 'document', title: file.title, pages: null, bytes: document },
  ];
}
