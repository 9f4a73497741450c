import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '#app/errors.ts';
import { exportDocument } from '#app/pdf/export-document.server.ts';
import { ExportQueue } from '#app/pdf/queue/export-queue.server.ts';
import type { Progress } from '#app/pdf/progress.ts';
import type { FromChild, Job } from '#app/pdf/queue/message.ts';
import { documentOf, kitchenSink, p, prose } from '../support/document.ts';

let queue: ExportQueue;
let children: ChildProcess[];
beforeEach(() => {
  children = [];
  queue = new ExportQueue({ started: (child) => children.push(child) });
});
afterEach(() => queue.close());

const small = documentOf({ One: [p(prose(50))] });
const long = documentOf({ One: Array.from({ length: 3_000 }, () => p(prose(120))) });
const huge = documentOf({ One: Array.from({ length: 9_000 }, () => p(prose(120))) });
const middling = documentOf({ One: Array.from({ length: 300 }, () => p(prose(120))) });
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

  it('sets many, one process for all, and counts pages before it exports', async () => {
    const order: string[] = [];
    const runs = [
      ...Array.from({ length: 4 }, (_, i) => queue.run(job('export')).then(() => order.push(`export ${i}`))),
      queue.run(job('count')).then(({ pages }) => order.push(`count ${pages}`)),
    ];
    expect(queue.length).toBe(5);
    await Promise.all(runs);
    expect(order).toEqual(['export 0', 'count 1', 'export 1', 'export 2', 'export 3']);
    expect(children).toHaveLength(1);
    expect(queue.length).toBe(0);
  });

  it('leaves this process free', async () => {
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
    expect(children).toHaveLength(2);
    await expect(queue.run(job('count'), first.signal)).rejects.toThrow('nor this');
  });

  it('goes on with its process when nobody wants a count any more: people write on, and it is warm', async () => {
    const stop = new AbortController();
    const count = queue.run(job('count', long), stop.signal);
    stop.abort(new Error('wrote on'));
    await expect(count).rejects.toThrow('wrote on');
    expect((await queue.run(job('count'))).pages).toBe(1);
    expect(children).toHaveLength(1);
  });

  it('gives up what takes too long, and a process that died, and goes on', async () => {
    queue = new ExportQueue({ patienceMs: 1, started: (child) => children.push(child) });
    const error = await queue.run(job('export', long)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AppError);
    expect((error as AppError).code).toBe('unavailable');
    await queue.close();
    queue = new ExportQueue({ started: (child) => children.push(child), died: () => undefined });
    const died = queue.run(job('export', long));
    children.at(-1)!.kill('SIGSEGV');
    await expect(died).rejects.toThrow('died');
    expect((await queue.run(job('count'))).pages).toBe(1);
  });

  it('says how to mend a document that takes too much memory, logs whose it was, and goes on', async () => {
    const died = vi.fn();
    queue = new ExportQueue({ most: { heapMb: 40, bytes: 2 ** 31 }, died });
    const error = await queue
      .run(job('export', huge), null, null, { key: 'arrays' })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: 'too_large', message: expect.stringContaining('one by one') });
    expect(died).toHaveBeenCalledExactlyOnceWith({
      err: expect.any(Error),
      kind: 'export',
      key: 'arrays',
      profile: 'a4',
    });
    expect((await queue.run(job('export'))).pages).toBe(1);
  });

  it('says the same of one that takes too much outside of JavaScript', async () => {
    queue = new ExportQueue({ most: { heapMb: 1024, bytes: 2 ** 20 }, died: () => undefined });
    await expect(queue.run(job('export'))).rejects.toMatchObject({ code: 'too_large' });
  });

  it.skipIf(process.platform !== 'linux')('has nothing of what this process was told by its environment', async () => {
    await queue.run(job('count'));
    expect(await readFile('/proc/self/environ', 'utf8')).toContain('PATH=');
    expect(await readFile(`/proc/${children[0]!.pid}/environ`, 'utf8')).not.toContain('PATH=');
  });

  it('stays when a terminal ends all, goes when nobody is left who asks, and is followed by another', async () => {
    await queue.run(job('count'));
    children[0]!.kill('SIGINT');
    await queue.run(job('count'));
    expect(children).toHaveLength(1);
    const gone = once(children[0]!, 'exit');
    children[0]!.disconnect();
    expect(await gone).toEqual([0, null]);
    expect((await queue.run(job('count'))).pages).toBe(1);
    expect(children).toHaveLength(2);
  });

  it('tells who asks how far it is: the place in the queue, then blocks and pages, and nobody else', async () => {
    const [heard, other]: Progress[][] = [[], []];
    const first = queue.run(job('export'));
    const before = queue.run(job('export'), null, (progress) => other!.push(progress));
    const run = queue.run(job('export', middling), null, (progress) => heard!.push(progress));
    await first;
    const untold = vi.fn();
    children[0]!.on('message', (message) => 'progress' in (message as FromChild) && untold());
    const { pages } = await run;
    await before;
    const waiting = heard!.filter(({ stage }) => stage === 'waiting').map(({ done }) => done);
    expect([waiting[0], waiting.at(-1)]).toEqual([2, 1]);
    const stages = heard!.map(({ stage }) => stage);
    expect([...new Set(stages)]).toEqual(['waiting', 'reading', 'measuring', 'painting']);
    expect(heard!.findLast(({ stage }) => stage === 'measuring')).toMatchObject({ done: 303, total: 303 });
    expect(heard!.at(-1)).toEqual({ stage: 'painting', done: pages, total: pages });
    for (const stage of ['measuring', 'painting'] as const) {
      const steps = heard!.filter((progress) => progress.stage === stage).map(({ done }) => done);
      expect(steps).toEqual([...steps].sort((a, b) => a - b));
    }
    expect(other!.length).toBeLessThan(heard!.length + 9);
    const told = untold.mock.calls.length;
    await queue.run(job('export', middling));
    expect(untold).toHaveBeenCalledTimes(told);
  });

  it('lets another proposal come in between the many documents of one', async () => {
    const order: string[] = [];
    const ask = (key: string, index: number) =>
      queue.run(job('export'), null, null, { key }).then(() => order.push(`${key}${index}`));
    const many = Array.from({ length: 6 }, (_, index) => ask('a', index));
    await Promise.all([...many, ask('b', 0), ask('b', 1), ask('c', 0)]);
    expect(order).toEqual(['a0', 'a1', 'b0', 'c0', 'a2', 'b1', 'a3', 'a4', 'a5']);
  });

  it('leaves room for others where one proposal asks for very many', async () => {
    const many = Array.from({ length: 40 }, () => queue.run(job('count'), null, null, { key: 'a' }));
    const other = queue.run(job('count'), null, null, { key: 'b' });
    const results = await Promise.allSettled(many);
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(14);
    expect((await other).pages).toBe(1);
  });

  it('turns people away when too many wait', async () => {
    const runs = Array.from({ length: 60 }, () => queue.run(job('count')));
    const results = await Promise.allSettled(runs);
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(9);
  });
});
