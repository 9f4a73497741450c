import type Sqlite from 'better-sqlite3';
import { expect } from 'vitest';
import * as Y from 'yjs';
import { presenceFrame, syncFrame } from '#server/sync/frames.ts';
import { Judge } from '#server/sync/judge.ts';
import { defaultLimits } from '#server/sync/limits.ts';
import { SqliteLog } from '#server/sync/log/sqlite-log.ts';
import type { LoggedRoom } from '#server/sync/log/sync-log.ts';
import { Rooms } from '#server/sync/rooms.ts';
import { StoredText } from '#server/sync/stored-text.ts';
import { Actor, type Place } from './actor.ts';
import { difference, none } from './inventory.ts';
import { mutate } from './mutate.ts';
import { randomUpdate } from './random-update.ts';
import type { Random } from './random.ts';

export type Slowest = { ms: number; what: string };
export type Finding = { warnings: object[]; unfolded: number; refused: Map<string, number>; slowest: Slowest };

const notTheSame = 'the snapshot does not give back the same document';

/** The rooms of a server with a real log, and people in them whose frames go wrong; no TCP, so that it is fast. */
export class UnderFire {
  readonly log: SqliteLog;
  readonly finding: Finding = { warnings: [], unfolded: 0, refused: new Map(), slowest: { ms: 0, what: '' } };
  readonly rooms: Rooms;
  // No waiting for company: what was said is settled when the queues are empty.
  private readonly limits = {
    ...defaultLimits,
    burst: 1e9,
    closeGraceMs: 0,
    gatherMs: 0,
    presenceMs: 1,
    idleRoomMs: 0,
  };
  private now = 'nothing yet';
  private readonly undo: (() => void)[] = [];

  constructor(
    file: string,
    private readonly random: Random,
  ) {
    this.log = new SqliteLog(file);
    // What is looked for here does not depend on the disk, and waits for it long.
    (Reflect.get(this.log, 'sqlite') as Sqlite.Database).pragma('synchronous = OFF');
    const report = { warn: (detail: { err?: unknown }) => this.note(detail) };
    this.rooms = new Rooms(this.limits, { log: this.log, report, fanOut: null, told: () => undefined });
    this.time(Judge.prototype, 'judge', 'judged');
    this.time(StoredText.prototype, 'apply', 'applied');
    this.time(StoredText.prototype, 'answer', 'answered');
  }

  actor(person: string, role: 'writer' | 'viewer', room: string): Actor {
    const refused = (who: string, reason: string) => {
      const key = `${who} ${reason}`;
      this.finding.refused.set(key, (this.finding.refused.get(key) ?? 0) + 1);
    };
    const place: Place = { rooms: this.rooms, limits: this.limits, room, refused };
    return new Actor(person, role, place, this.random);
  }

  /** Everything that was said is settled when this resolves. */
  async settle(): Promise<void> {
    await this.rooms.settle();
    for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve));
    await this.rooms.settle();
  }

  /** One frame that is not as it should be, from `actor`; `others` lend theirs. */
  fire(actor: Actor, others: readonly Actor[]): void {
    const { random } = this;
    const { name, frame } = this.makeFrame(actor, others);
    this.now = `${name} of ${frame.length} bytes from ${actor.person}: ${start(frame)}`;
    this.measure('heard', () => actor.socket!.receive(frame));
    if (random.chance(0.01)) actor.disconnect();
  }

  close(): Promise<void> {
    this.undo.forEach((undo) => undo());
    this.rooms.clear();
    return this.log.close();
  }

  private note(detail: { err?: unknown }) {
    // Neighbours that an item cannot have had come out in another order when they are put together anew; then the log
    // stays unfolded, as it should.
    if (detail.err instanceof Error && detail.err.message === notTheSame) this.finding.unfolded += 1;
    else this.finding.warnings.push(detail);
  }

  private makeFrame(actor: Actor, others: readonly Actor[]): { name: string; frame: Uint8Array } {
    const { random } = this;
    const kind = random.next();
    if (kind < 0.1) return { name: 'replay', frame: random.pick(random.pick(others).said) };
    if (kind < 0.6) return mutate(random.pick(random.pick(others).said), random.pick(actor.said), random);
    if (kind < 0.65) return { name: 'presence', frame: presenceFrame(this.presence(actor)) };
    if (kind < 0.67) return { name: 'question', frame: syncFrame('one', this.vector()) };
    const clocks = Y.decodeStateVector(Y.encodeStateVector(random.pick(others).doc));
    const update = randomUpdate(random, { clocks, own: [actor.doc.clientID, random.below(50)] });
    const frame = syncFrame(random.chance(0.3) ? 'two' : 'update', update);
    return random.chance(0.2) ? mutate(frame, random.pick(actor.said), random) : { name: 'crafted', frame };
  }

  private presence(actor: Actor) {
    const { random } = this;
    const state = ['null', '{}', '{"user":{"id":"ann"}}', '[]', '1', '{', `{"a":"${'x'.repeat(5000)}"}`];
    const count = random.chance(0.02) ? 20_000 : random.below(4);
    return random.times(count, () => ({
      clientId: random.pick([actor.doc.clientID, random.below(2 ** 32), 1]),
      clock: random.below(2 ** 20),
      state: random.pick(count > 10 ? state.slice(0, 5) : state),
    }));
  }

  private vector(): Uint8Array {
    const count = this.random.chance(0.02) ? 200_000 : this.random.below(5);
    return Y.encodeStateVector(new Map(this.random.times(count, (i) => [i, this.random.below(2 ** 20)])));
  }

  private measure<T>(step: string, work: () => T, subject?: unknown): T {
    // Time of the processor: what other processes take of it is not the frame's.
    const started = process.cpuUsage();
    try {
      return work();
    } finally {
      const { user, system } = process.cpuUsage(started);
      const ms = (user + system) / 1000;
      if (ms > this.finding.slowest.ms)
        this.finding.slowest = { ms, what: `${step}: ${describe(subject) ?? this.now}` };
    }
  }

  private time<K extends string>(owner: Record<K, (...args: never[]) => unknown>, name: K, step: string) {
    const original = owner[name];
    const measure = this.measure.bind(this);
    const { warnings } = this.finding;
    owner[name] = function (this: unknown, ...args: never[]) {
      const [subject] = args as unknown[];
      try {
        return measure(step, () => original.apply(this, args), subject);
      } catch (error) {
        if (step === 'applied') warnings.push({ unapplied: (subject as Uint8Array[]).map(hex) });
        throw error;
      }
    };
    this.undo.push(() => (owner[name] = original));
  }
}

/** What was judged: the frame itself was heard some time before. */
function describe(subject: unknown): string | null {
  if (typeof subject !== 'object' || subject === null || !('bytes' in subject)) return null;
  const { bytes } = subject as { bytes: Uint8Array };
  return `an update of ${bytes.length} bytes, ${start(bytes)}`;
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const start = (bytes: Uint8Array) => hex(bytes.subarray(0, 40));

/** The document that a room gives when it is put together from disk; it loses nothing when it is folded. */
export async function fromDisk(log: SqliteLog, room: string): Promise<{ loaded: LoggedRoom; doc: Y.Doc }> {
  const loaded = await log.load(room, 1);
  const { doc } = new StoredText(loaded, () => undefined);
  const folded = new Y.Doc();
  Y.applyUpdate(folded, Y.encodeStateAsUpdate(doc));
  expect(difference(folded, doc)).toEqual(none);
  folded.destroy();
  return { loaded, doc };
}
