import type { DocumentFile } from '#app/document/file.ts';
import type { ExportResult, Finding, PageCount } from '../export-document.server.ts';
import { fileSections } from '../one-section.ts';
import type { FilePlace } from '../progress.ts';

/** One file for the whole document, or one for each section. */
export type PackageForm = 'one' | 'sections';

/** Sets the document: one of its sections by key, or null for the whole. `place` is its place among several files. */
export type Setter = (section: string | null, place?: FilePlace) => Promise<ExportResult>;

/** A PDF of the document; `section` is null for the whole. */
export type SetFile = { section: string | null; title: string; pages: number; pdf: Uint8Array };

export type SetFiles = PageCount & { files: SetFile[]; findings: Finding[] };

/** Sets a document one file after another, with the page counts and findings of exactly these files. */
export async function setFiles(file: DocumentFile, form: PackageForm, set: Setter): Promise<SetFiles> {
  const whole: { key: string | null; title: string } = { key: null, title: file.title };
  const sections = form === 'one' ? [] : fileSections(file);
  // without any section the title page still says what it is
  const wanted = sections.length > 0 ? sections : [whole];
  const all: SetFiles = { pages: 0, sections: [], findings: [], files: [] };
  for (const [index, { key, title }] of wanted.entries()) {
    const { pdf, pages, sections: counted, findings } = await set(key, { file: index + 1, of: wanted.length });
    all.pages += pages;
    all.sections.push(...counted);
    all.findings.push(...findings);
    all.files.push({ section: key, title, pages, pdf });
  }
  const weight = { error: 0, warning: 1, info: 2 };
  all.findings.sort((a, b) => weight[a.level] - weight[b.level]);
  return all;
}
