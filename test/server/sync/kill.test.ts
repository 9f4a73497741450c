import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { SqliteLog } from '#server/sync/log/sqlite-log.ts';
import { buildDoc } from '#server/sync/log/fold.ts';
import { testDatabase } from '#test/support/database.ts';
import { newRoom, Raw, until, type TestServer } from './support.ts';

const rounds = Number(process.env.KILL_ROUNDS ?? 3);
const serve = path.join(import.meta.dirname, 'serve.ts');

async function start(file: string): Promise<{ child: ChildProcessWithoutNullStreams; server: TestServer }> {
  const child = spawn(process.execPath, ['--import', 'tsx', serve, file]);
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, server: { url: `ws://127.0.0.1:${Number(port)}/sync` } as TestServer };
}

/** Types one sign after another, as fast as the event loop lets it, and knows which of them were acknowledged. */
class Writer {
  readonly doc = new Y.Doc();
  private readonly sent: string[] = [];
  constructor(
    readonly raw: Raw,
    private readonly name: string,
  ) {}
  type() {
    if (this.sent.length - (this.raw.acks.at(-1) ?? 0) > 20) return; // enough under way
    const before = Y.encodeStateVector(this.doc);
    const word = `[${this.name}${this.sent.length}]`;
    this.sent.push(word);
    this.doc.getText('body').insert(0, word);
    this.raw.update(Y.encodeStateAsUpdate(this.doc, before));
  }
  acknowledged(): string[] {
    return this.sent.slice(0, this.raw.acks.at(-1) ?? 0);
  }
  /** words of others that reached this screen */
  seen(): string[] {
    const screen = new Y.Doc();
    for (const update of [Y.encodeStateAsUpdate(this.doc), ...this.raw.updates]) Y.applyUpdate(screen, update);
    return (
      screen
        .getText('body')
        .toString()
        .match(/\[\w+\]/g) ?? []
    );
  }
}

test(
  `D6 SIGKILL while 8 people type, ${rounds} times: nothing acknowledged or seen is lost`,
  async () => {
    const { file, close } = await testDatabase();
    const room = newRoom();
    const expected = new Set<string>();
    let acknowledged = 0;
    let next = start(file); // the next process comes up while this one is written to
    for (let round = 0; round < rounds; round++) {
      const { child, server } = await next;
      next = start(file);
      const raws = await Promise.all(Array.from({ length: 8 }, (_, i) => Raw.open(server, room, `p${i}`)));
      const writers = raws.map((raw, i) => new Writer(raw, `r${round}w${i}x`));
      for (const { raw } of writers) raw.stepOne();
      await until(() => raws.every((raw) => raw.synced));
      const enough = 40 + Math.floor(Math.random() * 400);
      // Typing and the kill are not in step with commits: the process dies wherever it happens to be.
      while (raws.reduce((sum, raw) => sum + (raw.acks.at(-1) ?? 0), 0) < enough) {
        for (const writer of writers) if (Math.random() < 0.5) writer.type();
        await new Promise((resolve) => setImmediate(resolve));
      }
      for (const writer of writers) writer.type();
      child.kill('SIGKILL');
      await Promise.all([once(child, 'exit'), ...raws.map((raw) => raw.closeCode())]);
      for (const writer of writers) {
        acknowledged += writer.acknowledged().length;
        for (const word of writer.acknowledged()) expected.add(word);
        const own = new Set(
          writer.doc
            .getText('body')
            .toString()
            .match(/\[\w+\]/g),
        );
        for (const word of writer.seen()) if (!own.has(word)) expected.add(word);
      }
      const log = new SqliteLog(file);
      const { snapshot, rows } = await log.load(room, 1);
      await log.close();
      const text = buildDoc(
        snapshot,
        rows.map((row) => row.bytes),
      )
        .getText('body')
        .toString();
      expect([...expected].filter((word) => !text.includes(word))).toEqual([]);
    }
    expect(acknowledged).toBeGreaterThan(40 * rounds - 1);
    const { child } = await next;
    child.kill('SIGKILL');
    await once(child, 'exit');
    await close();
  },
  120_000 + rounds * 10_000,
);
