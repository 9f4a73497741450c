import { describe, expect, it } from 'vitest';
import { mostGrowth, onGuardedThread, type Guard } from '#app/pdf/inspect/guarded-thread.server.ts';
import { packageSentences } from '#app/pdf/package/package-sentences.ts';

const thread = (code: string) => new URL(`data:text/javascript,${encodeURIComponent(code)}`);
const endless = thread("import { parentPort } from 'node:worker_threads'; parentPort.postMessage({ done: 1, of: 2 }); for (;;);"); // prettier-ignore
const greedy = thread('const all = []; for (;;) all.push({ more: new Array(1000).fill(all.length) });');
const guard: Guard = { patienceMs: 60_000, mostGrowth };
const run = (file: URL, more: Partial<Guard>) => onGuardedThread(file, null, [], { ...guard, ...more });

describe('a guarded thread', () => {
  it('is ended in the middle of its work when it is called off, and does not begin afterwards', async () => {
    const gone = new AbortController();
    const running = run(endless, { signal: gone.signal, progress: () => gone.abort(new Error('gone')) });
    await expect(running).rejects.toThrow('gone');
    await expect(run(endless, { signal: gone.signal })).rejects.toThrow('gone');
  });

  it('is ended when it takes too long, with the sentence of its work', async () => {
    await expect(run(endless, { patienceMs: 1 })).rejects.toMatchObject({ code: 'bad_input' });
    const packing = run(endless, { patienceMs: 1000, says: packageSentences });
    await expect(packing).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('within 1 s'),
    });
  });

  it('says so when it takes too much memory', async () => {
    await expect(run(greedy, { says: packageSentences })).rejects.toMatchObject({ code: 'too_large' });
  });
});
