import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { pack, type PackedFile } from '#app/pdf/package/pack.ts';

const files: PackedFile[] = [
  { name: '1-Summary.pdf', bytes: Buffer.from('%PDF-1.7 one'), is: 'section', title: 'Summary', pages: 1 },
  { name: 'supporting/Letter.pdf', bytes: Buffer.from('%PDF-1.7 two'), is: 'supporting', title: 'Létter', pages: 2 },
  { name: 'document.json', bytes: Buffer.from('{}'), is: 'document', title: 'A proposal', pages: null },
];
const facts = {
  title: 'A proposal',
  template: 'nsf',
  profile: 'nsf',
  font: 'serif',
  date: new Date('2026-01-02T03:04:05Z'),
};

it('a package has its files, a manifest of them and their checksums', () => {
  const unpacked = unzipSync(pack(files, facts));
  expect(Object.keys(unpacked)).toEqual([...files.map(({ name }) => name), 'manifest.json', 'SHA256SUMS']);
  for (const { name, bytes } of files) expect(Buffer.from(unpacked[name]!)).toEqual(Buffer.from(bytes));
  const manifest = JSON.parse(strFromU8(unpacked['manifest.json']!)) as { files: object[] };
  expect(manifest).toMatchObject({ format: 'callboard-package', version: 1, title: 'A proposal', profile: 'nsf' });
  expect(manifest.files[1]).toMatchObject({ name: 'supporting/Letter.pdf', is: 'supporting', pages: 2, bytes: 12 });
});

it('a package is what sha256sum finds it to be, and not when a byte is another', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'callboard-package-'));
  try {
    for (const [name, bytes] of Object.entries(unzipSync(pack(files, facts)))) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), bytes);
    }
    const check = () => spawnSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' });
    expect(check()).toMatchObject({ status: 0 });
    expect(check().stdout).toContain('manifest.json: OK');
    writeFileSync(path.join(folder, '1-Summary.pdf'), 'changed');
    expect(check().status).toBe(1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it('a package of the same files is the same bytes', () => {
  expect(pack(files, facts)).toEqual(pack(files, facts));
  expect(pack(files, { ...facts, date: new Date(0) })).not.toEqual(pack(files, facts));
});
