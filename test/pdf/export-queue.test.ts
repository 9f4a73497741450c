import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '#app/errors.ts';
import { exportDocument } from '#app/pdf/export-document.server.ts';
import { ExportQueue } from '#app/pdf/thread/export-queue.server.ts';
import type { Job } from '#app/pdf/thread/message.ts';
import { documentOf, kitchenSink, p, prose } from './support/document.ts';

let queue: ExportQueue;
let threads: Worker[];
beforeEach(() => {
  threads = [];
  queue = new ExportQueue({ started: (worker) => threads.push(worker) });
});
afterEach(() => queue.close());

const small = documentOf({ One: [p(prose(50))] });
const long = documentOf({ One: Array.from({ length: 3_000 }, () => p(prose(120))) });
const date = new Date(0);
const job = <K extends Job['kind']>(kind: K, file = small) => ({
  kind,
  file,
  profile: 'a4' as const,
  options: { date },
});

describe('the queue of exports', () => {
  it('gives the bytes that the same document has without it', async () => {
    const file = kitchenSink();
    const there = await queue.run(job('export', file));
    const here = await exportDocument(file, 'a4', { date });
    expect(Buffer.compare(there.pdf, here.pdf)).toBe(0);
    expect({ ...there, pdf: null }).toEqual({ ...here, pdf: null });
  });

  it('sets many, one thread for all, and counts pages before it exports', async () => {
    const order: string[] = [];
    const runs = [
      ...Array.from({ length: 4 }, (_, i) => queue.run(job('export')).then(() => order.push(`export ${i}`))),
      queue.run(job('count')).then(({ pages }) => order.push(`count ${pages}`)),
    ];
    expect(queue.length).toBe(5);
    await Promise.all(runs);
    expect(order).toEqual(['export 0', 'count 1', 'export 1', 'export 2', 'export 3']);
    expect(threads).toHaveLength(1);
    expect(queue.length).toBe(0);
  });

  it('leaves this thread free', async () => {
    let longest = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    }, 5);
    const began = performance.now();
    await queue.run(job('count', long));
    clearInterval(timer);
    // Handing over a large document takes a moment; setting it takes several times that, elsewhere.
    expect(longest).toBeLessThan((performance.now() - began) / 2);
  });

  it('is called off: while it waits, and while it is set', async () => {
    const [first, second] = [new AbortController(), new AbortController()];
    const running = queue.run(job('export', long), first.signal);
    const waiting = queue.run(job('export'), second.signal);
    const after = queue.run(job('count'));
    second.abort(new Error('not any more'));
    await expect(waiting).rejects.toThrow('not any more');
    first.abort(new Error('nor this'));
    await expect(running).rejects.toThrow('nor this');
    expect((await after).pages).toBe(1);
    expect(threads).toHaveLength(2);
    await expect(queue.run(job('count'), first.signal)).rejects.toThrow('nor this');
  });

  it('goes on with its thread when nobody wants a count any more: people write on, and it is warm', async () => {
    const stop = new AbortController();
    const count = queue.run(job('count', long), stop.signal);
    stop.abort(new Error('wrote on'));
    await expect(count).rejects.toThrow('wrote on');
    expect((await queue.run(job('count'))).pages).toBe(1);
    expect(threads).toHaveLength(1);
  });

  it('gives up what takes too long, and a thread that died, and goes on', async () => {
    queue = new ExportQueue({ patienceMs: 1, started: (worker) => threads.push(worker) });
    const error = await queue.run(job('export', long)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AppError);
    expect((error as AppError).code).toBe('unavailable');
    await queue.close();
    queue = new ExportQueue({ started: (worker) => threads.push(worker) });
    const died = queue.run(job('export', long));
    threads.at(-1)!.emit('error', new Error('out of memory'));
    await expect(died).rejects.toThrow('died');
    expect((await queue.run(job('count'))).pages).toBe(1);
  });

  it('turns people away when too many wait', async () => {
    const runs = Array.from({ length: 60 }, () => queue.run(job('count')));
    const results = await Promise.allSettled(runs);
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(9);
  });
});
