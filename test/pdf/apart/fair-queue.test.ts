import { describe, expect, it } from 'vitest';
import { FairQueue } from '#app/pdf/apart/fair-queue.ts';

/** A queue, and gates by which each piece of work that began is let through. */
function begin(mostOfOne = 2) {
  const queue = new FairQueue({ atOnce: 2, mostWaiting: 6, mostOfOne, full: 'Try again in a minute.' });
  const began: string[] = [];
  const gates = new Map<string, () => void>();
  const ask = (name: string, key: string | null, signal: AbortSignal | null = null) =>
    queue.run(
      () =>
        new Promise<string>((resolve) => {
          began.push(name);
          gates.set(name, () => resolve(name));
        }),
      { key, signal },
    );
  /** Lets it through, and waits until the next has begun. */
  const pass = async (name: string, running: Promise<string>) => {
    gates.get(name)!();
    await running;
  };
  return { ask, began, pass };
}

describe('turns at what is scarce', () => {
  it('two run at a time, six wait, and the next is asked to come back', async () => {
    const { ask, began, pass } = begin();
    const all = Array.from({ length: 8 }, (_, at) => ask(String(at), null));
    await expect(ask('late', null)).rejects.toMatchObject({ code: 'unavailable' });
    for (const [at, one] of all.entries()) {
      await expect.poll(() => began.length).toBe(Math.min(8, at + 2));
      await pass(String(at), one);
    }
  });

  it('one of each person runs, the others come between, and one person cannot fill the queue', async () => {
    const { ask, began, pass } = begin(3);
    const [a1, a2, a3] = ['a1', 'a2', 'a3'].map((name) => ask(name, 'a'));
    await expect(ask('a4', 'a')).rejects.toMatchObject({ code: 'unavailable' });
    await expect.poll(() => began).toEqual(['a1']);
    const [b1, c1] = [ask('b1', 'b'), ask('c1', 'c')];
    await expect.poll(() => began).toEqual(['a1', 'b1']);
    await pass('a1', a1!);
    await pass('b1', b1);
    await expect.poll(() => began).toEqual(['a1', 'b1', 'a2', 'c1']);
    await pass('a2', a2!);
    await pass('c1', c1);
    await expect.poll(() => began.at(-1)).toBe('a3');
    await pass('a3', a3!);
  });

  it('who leaves gives the place away, and work that fails does too', async () => {
    const { ask, began, pass } = begin();
    const gone = new AbortController();
    const [first, second] = [ask('1', null), ask('2', null)];
    const left = ask('left', 'x', gone.signal);
    const third = ask('3', null);
    gone.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    await pass('1', first);
    await expect.poll(() => began).toEqual(['1', '2', '3']);
    await pass('2', second);
    await pass('3', third);
    await expect(ask('late', null, gone.signal)).rejects.toThrow('gone');
  });
});
