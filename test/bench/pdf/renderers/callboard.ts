import type { DocumentFile } from '#app/document/file.ts';
import { exportDocument } from '#app/pdf/export-document.server.ts';

/** Ours: tagged, PDF/A-2a and PDF/UA-1, with links, bookmarks and footnotes at the foot of the page. */
export async function open() {
  return async ({ file }: { file: DocumentFile }) => (await exportDocument(file, 'letter', { date: new Date(0) })).pdf;
}
