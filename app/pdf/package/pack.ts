import { createHash } from 'node:crypto';
import { zipSync, type Zippable } from 'fflate';

/** A file of a package. `is` says what it is: a section, the whole, a supporting PDF, the text as data. */
export type PackedFile = { name: string; bytes: Uint8Array; is: string; title: string; pages: number | null };
/** What the package is of; `date` is when it was made. */
export type PackageFacts = { title: string; template: string; profile: string; font: string; date: Date };

/** ZIP knows no earlier time; every file has it, so that the same files give the same package. */
const noTime = new Date(1980, 0, 1);

/**
 * A ZIP archive of these files, with `manifest.json` that says of each what it is, its pages, size and SHA-256, and
 * `SHA256SUMS`, which `sha256sum -c` reads. The same files and facts give the same bytes.
 */
export function pack(files: readonly PackedFile[], { date, ...facts }: PackageFacts): Uint8Array {
  const listed = files.map(({ name, bytes, is, title, pages }) => ({
    name,
    is,
    title,
    pages,
    bytes: bytes.length,
    sha256: sha256(bytes),
  }));
  const manifest = { format: 'callboard-package', version: 1, ...facts, date: date.toISOString() };
  const entries: Zippable = {};
  const text = (value: string) => new TextEncoder().encode(value);
  // A PDF is compressed already.
  for (const { name, bytes } of files) entries[name] = [bytes, { level: name.endsWith('.pdf') ? 0 : 6, mtime: noTime }];
  const told = text(`${JSON.stringify({ ...manifest, files: listed }, null, 2)}\n`);
  entries['manifest.json'] = [told, { mtime: noTime }];
  const sums = [...listed, { name: 'manifest.json', sha256: sha256(told) }];
  entries['SHA256SUMS'] = [text(sums.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('')), { mtime: noTime }];
  return zipSync(entries);
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
