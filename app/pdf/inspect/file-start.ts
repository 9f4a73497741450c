import { AppError } from '#app/errors.ts';

/** Bytes in which the mark of a PDF must stand: some programs put other things before it. */
const markWithin = 1024;

/** The largest file that is looked at, in bytes. */
export const mostBytes = 200 * 1024 * 1024;

/** The largest that can be sent to the site, in bytes: every one is in memory while it is read. */
export const mostUploadBytes = 32 * 1024 * 1024;

/** Refuses a file for its size alone, before anything of it is read. */
export function refuseSize(bytes: number): void {
  if (bytes === 0) throw new AppError('bad_input', 'The file is empty (0 bytes). Export the PDF again.');
  if (bytes > mostBytes) {
    const size = Math.ceil(bytes / 1024 / 1024);
    throw new AppError(
      'too_large',
      `The file has ${size} MB; at most 200 MB are looked at. Make its pictures smaller.`,
    );
  }
}

/** Refuses what is no PDF, and says what it seems to be. */
export function refuseOtherKinds(bytes: Uint8Array): void {
  const start = String.fromCharCode(...bytes.subarray(0, markWithin));
  if (start.includes('%PDF-')) return;
  throw new AppError('bad_input', `This is no PDF${kindOf(start)}. Export the document as PDF and choose that file.`);
}

function kindOf(start: string): string {
  if (/^\s*(?:<!doctype html|<html)/i.test(start)) return ', but a web page: perhaps a sign-in page was saved';
  if (start.startsWith('PK')) return ', but a Word, LibreOffice or ZIP file';
  if (start.startsWith('\xD0\xCF\x11\xE0')) return ', but a Word file';
  if (start.startsWith('%!PS')) return ', but PostScript';
  if (/^(?:\x89PNG|\xFF\xD8\xFF|GIF8|II\*|MM)/.test(start)) return ', but a picture';
  return '';
}
