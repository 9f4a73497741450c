import { describe, expect, it } from 'vitest';
import { PreviewLine } from '#app/proposals/workspace/preview/preview-line.ts';

/** A line whose runs end when the test says so; `begun` has the tags in the order they began. */
function lineOfRuns() {
  const line = new PreviewLine<string>();
  const begun: string[] = [];
  const ends = new Map<string, { done: () => void; fail: (error: Error) => void }>();
  const ask = (key: string, tag: string, signal?: AbortSignal) => {
    const make = () => {
      begun.push(tag);
      return new Promise<string>((resolve, reject) =>
        ends.set(tag, { done: () => resolve(`pages ${tag}`), fail: reject }),
      );
    };
    return line.ask(key, tag, make, signal);
  };
  const began = async (tag: string) => {
    while (!ends.has(tag)) await Promise.resolve();
    return ends.get(tag)!;
  };
  return { ask, begun, began };
}

describe('the line of previews', () => {
  it('sets one at a time, so that exports wait for no more than one', async () => {
    const { ask, begun, began } = lineOfRuns();
    const both = [ask('one', 'a'), ask('two', 'b')];
    const a = await began('a');
    expect(begun).toEqual(['a']);
    a.done();
    (await began('b')).done();
    expect(await Promise.all(both)).toEqual(['pages a', 'pages b']);
  });

  it('sets the same text once, for those who ask together and for who asks afterwards', async () => {
    const { ask, begun, began } = lineOfRuns();
    const both = [ask('one', 'a'), ask('one', 'a')];
    (await began('a')).done();
    expect(await Promise.all(both)).toEqual(['pages a', 'pages a']);
    expect(await ask('one', 'a')).toBe('pages a');
    expect(begun).toEqual(['a']);
  });

  it('drops what nobody waits for before it began, and only then', async () => {
    const { ask, begun, began } = lineOfRuns();
    const [gone, stays] = [new AbortController(), new AbortController()];
    const first = ask('one', 'a');
    const dropped = ask('one', 'b', gone.signal);
    const half = [ask('one', 'c', gone.signal), ask('one', 'c', stays.signal)];
    gone.abort();
    await expect(dropped).rejects.toThrow();
    await expect(half[0]).rejects.toThrow();
    (await began('a')).done();
    (await began('c')).done();
    expect(await Promise.all([first, half[1]])).toEqual(['pages a', 'pages c']);
    expect(begun).toEqual(['a', 'c']);
  });

  it('ends what has begun, though nobody waits any more, and keeps it', async () => {
    const { ask, begun, began } = lineOfRuns();
    const gone = new AbortController();
    const left = ask('one', 'a', gone.signal);
    const a = await began('a');
    gone.abort();
    await expect(left).rejects.toThrow();
    a.done();
    expect(await ask('one', 'a')).toBe('pages a');
    expect(begun).toEqual(['a']);
  });

  it('refuses who has gone already', async () => {
    const { ask, begun } = lineOfRuns();
    await expect(ask('one', 'a', AbortSignal.abort())).rejects.toThrow();
    expect(begun).toEqual([]);
  });

  it('tells everybody what stopped a run, and tries again for the next', async () => {
    const { ask, begun, began } = lineOfRuns();
    const both = [ask('one', 'a'), ask('one', 'a')].map((one) => expect(one).rejects.toThrow('no fonts'));
    (await began('a')).fail(new Error('no fonts'));
    await Promise.all(both);
    const again = ask('one', 'a');
    while (begun.length < 2) await Promise.resolve();
    (await began('a')).done();
    expect(await again).toBe('pages a');
  });

  it('keeps of a proposal the newest, and of all a few', async () => {
    const { ask, begun, began } = lineOfRuns();
    for (const [key, tag] of [
      ['p', 'a'],
      ['p', 'b'],
      ['q', 'c'],
      ['r', 'd'],
      ['s', 'e'],
      ['t', 'f'],
    ] as const) {
      const run = ask(key, tag);
      (await began(tag)).done();
      await run;
    }
    expect(await ask('q', 'c')).toBe('pages c');
    void ask('p', 'b');
    while (begun.length < 7) await Promise.resolve();
    expect(begun.at(-1)).toBe('b');
  });
});
