import { constants, deflateSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import { ChildPool } from '#app/pdf/apart/child-pool.server.ts';
import { oddPdf, rawPdf, rawStream } from '../support/raw-pdf.ts';

const megabyte = 1024 ** 2;
const entry = new URL('../../../app/pdf/apart/pdf-child.from-source.mjs', import.meta.url);
const pool = new ChildPool(entry, { mostBytes: 400 * megabyte });
afterAll(() => pool.close());

/** Spaces, packed twice: some kilobytes that unpack to so many bytes. */
function bomb(bytes: number): Uint8Array {
  const once = deflateSync(Buffer.alloc(bytes, ' '), { level: constants.Z_BEST_COMPRESSION });
  const page = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R>>';
  const content = rawStream(deflateSync(once).toString('latin1'), '/Filter[/FlateDecode/FlateDecode]');
  return rawPdf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Count 1/Kids[3 0 R]>>', page, content]);
}

it(
  'three files that unpack to far more than they are take nothing of the server, nor of a sound file',
  { timeout: 120_000 },
  async () => {
    const bytes = bomb(600 * megabyte);
    expect(bytes.length).toBeLessThan(20_000);
    const job = (bytes: Uint8Array) => ({ kind: 'inspect', bytes, budgetMs: 60_000, check: null });
    const read = (bytes: Uint8Array) => pool.run(job(bytes), { patienceMs: 100_000 });
    const before = process.memoryUsage.rss();
    let most = before;
    const look = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20);
    const bombs = [1, 2, 3].map(() => read(bytes).catch((error: Error) => error.message));
    const sound = read(oddPdf({}));
    expect(await sound).toMatchObject({ facts: { pageCount: 1 } });
    for (const said of await Promise.all(bombs)) expect(said).toMatch(/more memory than it may/);
    clearInterval(look);
    expect(most - before).toBeLessThan(150 * megabyte);
  },
);
