import type { DocumentFile } from '#app/document/file.ts';
import { AppError } from '#app/errors.ts';
import { documentFlow, documentTitle, listSection } from './flow/document-flow.ts';
import { cleanText } from './flow/clean-text.ts';

export type FileSection = { key: string; title: string };

/** The sections that a document can be taken apart into: its own, and the list of references where that stands alone. */
export function fileSections(file: DocumentFile): FileSection[] {
  const own = file.sections.map(({ key, title }) => ({ key, title: title || key }));
  const listed = documentFlow(file, { section: listSection }).blocks.length > 0;
  return listed ? [...own, { key: listSection, title: 'References' }] : own;
}

/** Throws bad_input naming the known ones. */
export function refuseUnknownSection(file: DocumentFile, key: string | undefined): void {
  if (key === undefined) return;
  const known = fileSections(file).map((section) => section.key);
  if (known.includes(key)) return;
  const names = known.length > 0 ? `Known ones: ${known.join(', ')}.` : 'This document has no sections.';
  const message = `There is no section "${key.slice(0, 40)}". ${names}`;
  throw new AppError('bad_input', message, { section: message });
}

/** The document with that one of its sections, for counting and checking; its text is still set from the whole. */
export function onlySection(file: DocumentFile, key: string | undefined): DocumentFile {
  return key === undefined ? file : { ...file, sections: file.sections.filter((section) => section.key === key) };
}

/** What the file's properties call it. */
export function titleOf(file: DocumentFile, key: string | undefined): string {
  const section = key === undefined ? null : fileSections(file).find((one) => one.key === key);
  return section ? `${cleanText(section.title)}: ${documentTitle(file)}` : documentTitle(file);
}
