import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { ChildPool } from '#app/pdf/apart/child-pool.server.ts';
import type { Guard } from '#app/pdf/apart/guard.ts';
import { packageSentences } from '#app/pdf/package/package-sentences.ts';

const guard: Guard = { patienceMs: 60_000 };
const folder = mkdtempSync(path.join(tmpdir(), 'callboard-apart-'));
const pools: ChildPool[] = [];
afterAll(() => {
  for (const pool of pools) pool.close();
  rmSync(folder, { recursive: true });
});

/** Processes that run this code, with `serve` to hear what is asked. */
async function poolOf(code: string, limits: { mostBytes?: number; restMs?: number } = {}): Promise<ChildPool> {
  const file = path.join(folder, `${pools.length}.mjs`);
  const serve = path.resolve('app/pdf/apart/serve.server.ts');
  const loader = path.resolve('app/pdf/load-source.mjs');
  await writeFile(file, `import ${JSON.stringify(loader)};\nconst { serve } = await import(${JSON.stringify(serve)});\n${code}`); // prettier-ignore
  const pool = new ChildPool(pathToFileURL(file), limits);
  pools.push(pool);
  return pool;
}
const endless = 'serve((job, onStep) => { onStep(1, 2); for (;;); })';
const told = 'let before = 0; serve(async (job) => ({ pid: process.pid, before: before++, ...job }))';

describe('work in a process of its own', () => {
  it('finds the process of the last piece warm, and another beside it', async () => {
    const pool = await poolOf(told);
    const [one, two] = await Promise.all([1, 2].map((n) => pool.run<{ pid: number; n: number }>({ n }, guard)));
    expect([one!.n, two!.n]).toEqual([1, 2]);
    expect(one!.pid).not.toBe(two!.pid);
    expect(await pool.run({}, guard)).toMatchObject({ before: 1 });
    expect(await pool.run({}, guard)).toMatchObject({ before: 2 });
  });

  it('is ended in the middle when it is called off, does not begin afterwards, and hurts nobody else', async () => {
    const gone = new AbortController();
    const pool = await poolOf(endless);
    const running = pool.run({}, { ...guard, signal: gone.signal, progress: () => gone.abort(new Error('gone')) });
    await expect(running).rejects.toThrow('gone');
    await expect(pool.run({}, { ...guard, signal: gone.signal })).rejects.toThrow('gone');
  });

  it('is ended when it takes too long, with the sentence of its work', async () => {
    const pool = await poolOf(endless);
    await expect(pool.run({}, { patienceMs: 1 })).rejects.toMatchObject({ code: 'bad_input' });
    const packing = pool.run({}, { patienceMs: 1000, says: packageSentences });
    await expect(packing).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('within 1 s'),
    });
  });

  it.each([
    ['objects', 'serve(() => { const all = []; for (;;) all.push({ more: new Array(1000).fill(all.length) }); })'],
    ['bytes', 'serve(() => { const all = []; for (;;) all.push(new Uint8Array(1e6).fill(1)); })'],
  ])('is ended when it takes too much memory for %s, and the next begins anew', async (_, code) => {
    const pool = await poolOf(code, { mostBytes: 256 * 1024 ** 2 });
    for (const says of [packageSentences, packageSentences])
      await expect(pool.run({}, { ...guard, says })).rejects.toMatchObject({ code: 'too_large' });
  });

  it('tells an error of its own with its place, and what a process that cannot start said', async () => {
    const failing = await poolOf("serve(async () => { throw new Error('odd') })");
    await expect(failing.run({}, guard)).rejects.toThrow('odd');
    const broken = await poolOf("throw new Error('no start')");
    await expect(broken.run({}, guard)).rejects.toThrow('no start');
  });

  it('goes on in another process where the one that rested died', async () => {
    const pool = await poolOf(told);
    const { pid } = await pool.run<{ pid: number }>({}, guard);
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => pool.run({}, guard).catch(() => null)).toMatchObject({ before: 0 });
  });
});
