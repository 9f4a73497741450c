import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { strFromU8, unzipSync } from 'fflate';
import { exportQueue } from '#app/pdf/queue/export-queue.server.ts';
import * as zipRoute from '#app/proposals/routes/export-zip.ts';
import { describe, expect, it } from 'vitest';
import { bytesOf, exportSite, factsOf, letter } from './export-site.ts';

const { here, get, attach, zip } = exportSite();

describe('the package', () => {
  it('has a file for each section where the funder wants that, what goes along, and sums that hold', async () => {
    await attach(await letter(), 'project summary');
    const files = await zip();
    const names = Object.keys(files);
    expect(names.slice(0, 2)).toEqual(['Project-Summary.pdf', 'Project-Description.pdf']);
    expect(names).toEqual(expect.arrayContaining(['project-summary-2.pdf', 'Combined.pdf', 'document.json', 'manifest.json', 'SHA256SUMS'])); // prettier-ignore
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    const manifest = JSON.parse(strFromU8(files['manifest.json']!)) as {
      files: { name: string; is: string; pages: number }[];
    };
    expect(manifest).toMatchObject({ profile: 'nsf', template: 'nsf', font: 'serif' });
    for (const { name, pages, is } of manifest.files)
      if (is !== 'document') expect((await factsOf(files[name]!)).pageCount).toBe(pages);
    const folder = mkdtempSync(path.join(tmpdir(), 'callboard-package-'));
    for (const [name, bytes] of Object.entries(files)) writeFileSync(path.join(folder, name), bytes);
    expect(spawnSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder }).status).toBe(0);
    rmSync(folder, { recursive: true });
  });

  it('is the same bytes twice on one day, and one file where that is asked', async () => {
    const query = '?as=one&profile=a4&font=sans';
    const twice = [await get(zipRoute, 'export.zip', query), await get(zipRoute, 'export.zip', query)];
    const [first, second] = await Promise.all(twice.map(bytesOf));
    expect(second).toEqual(first);
    expect(Object.keys(unzipSync(first!))).toEqual([
      'Keep-the-arrays-alive.pdf',
      'document.json',
      'manifest.json',
      'SHA256SUMS',
    ]);
  });

  it('never has notes beside its text', async () => {
    const { status, body } = await get(zipRoute, 'export.zip', '?profile=review&notes=open');
    expect([status, body.error.message]).toEqual([400, expect.stringContaining('Leave out "notes"')]);
    expect((await get(zipRoute, 'export.zip', '?notes=loud')).status).toBe(400);
    expect((await get(zipRoute, 'export.zip', '?as=one&notes=none')).status).toBe(200);
  });

  it('is called off when whoever asked goes away', async () => {
    const gone = new AbortController();
    const { proposalToSet } = await import('#app/proposals/package/set-proposal.server.ts');
    const { set } = await proposalToSet(here.site.db, here.made.id, new URLSearchParams(), gone.signal);
    const setting = set(null);
    gone.abort(new Error('gone'));
    await expect(setting).rejects.toThrow('gone');
    expect(exportQueue().length).toBe(0);
  });
});
