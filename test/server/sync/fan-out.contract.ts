import { describe, expect, test } from 'vitest';
import type { FanOut } from '#server/sync/fan-out/fan-out.ts';
import { until } from './support.ts';

/** What every carrier between processes must do. `open` gives two ends of one carrier. */
export function fanOutContract(name: string, open: () => Promise<[FanOut, FanOut]>): void {
  const withEnds = async (work: (a: FanOut, b: FanOut) => Promise<void>) => {
    const [a, b] = await open();
    await work(a, b).finally(() => Promise.all([a.close(), b.close()]));
  };

  describe(`${name} keeps the contract of FanOut`, () => {
    test('others hear what is said on their channel, in order; the speaker and other channels hear nothing', () =>
      withEnds(async (a, b) => {
        const heard: string[] = [];
        await b.listen('room 1', (notice) => heard.push(`b ${notice}`));
        await b.listen('room 2', (notice) => heard.push(`elsewhere ${notice}`));
        await a.listen('room 1', (notice) => heard.push(`a ${notice}`));
        const said = Array.from({ length: 50 }, (_, i) => `${i} ü "quoted"`);
        for (const notice of said) a.say('room 1', notice);
        await until(() => heard.length >= said.length);
        expect(heard).toEqual(said.map((notice) => `b ${notice}`));
      }));

    test('both may speak, and several may listen at one end', () =>
      withEnds(async (a, b) => {
        const heard: string[] = [];
        for (const who of ['x', 'y']) await a.listen('c', (notice) => heard.push(`${who} ${notice}`));
        await b.listen('c', (notice) => heard.push(`b ${notice}`));
        b.say('c', '1');
        a.say('c', '2');
        await until(() => heard.length >= 3);
        expect(heard.sort()).toEqual(['b 2', 'x 1', 'y 1']);
      }));

    test('who stopped or closed hears nothing more', () =>
      withEnds(async (a, b) => {
        const heard: string[] = [];
        const stop = await b.listen('c', (notice) => heard.push(`stopped ${notice}`));
        await b.listen('c', (notice) => heard.push(notice));
        stop();
        a.say('c', '1');
        await until(() => heard.length >= 1);
        expect(heard).toEqual(['1']);
        await b.close();
        a.say('c', '2');
        const again: string[] = [];
        await a.listen('d', () => undefined);
        expect([heard, again]).toEqual([['1'], []]);
      }));
  });
}
