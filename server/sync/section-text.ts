import * as Y from 'yjs';
import type { CloseReason } from '#app/document/wire.ts';
import { Batch, Judge } from './judge.ts';
import { ClaimTaken, LogDamaged, type LogEntry, type LoggedRoom, type SyncLog } from './log/sync-log.ts';
import { StoredText, Unbuildable } from './stored-text.ts';

/** Who sent an update, as the text of a section sees it. */
export interface Author {
  readonly person: { id: string };
  readonly canWrite: boolean;
  /** set once the server has refused this socket: nothing more of it is stored */
  readonly refused: boolean;
  /** a new look at the author's access is under way: wait for it */
  readonly beingChecked: Promise<void> | null;
  /** the update is on disk, or was there before */
  settled(update: Submission): void;
  /** the update builds on something the server does not have */
  incomplete(update: Submission): void;
  refuse(reason: CloseReason, why: string): void;
}

/** `number`: the how-manieth update of its connection it is. `from` null: the server's own clean-up. */
export type Submission = { from: Author | null; bytes: Uint8Array; stepTwo: boolean; number: number };

type Accepted = { update: Submission; entry: LogEntry };

export type SectionTextEvents = {
  /** how long an update may wait for others, to be stored and sent together */
  gatherMs(): number;
  /** durable and applied: tell everybody but its author */
  changed(bytes: Uint8Array, from: Author | null): void;
  /** all of a commit is settled; `waitedMs`: how long its oldest update took to here, null when others stored it */
  told(waitedMs: number | null): void;
  /** the document in memory is not to be trusted any more; the log is */
  broken(why: string, error: unknown): void;
  /** so much is in the log since the last snapshot */
  grew(since: { rows: number; bytes: number }): void;
};

/** Updates that go out at once without waiting for more. */
const companyEnough = 16;

/** The text of one open section: a queue that judges, stores, applies and only then tells. */
export class SectionText {
  readonly stored: StoredText;
  /** a part of it cannot be read: it may be read as it is, and nobody may write */
  readonly damaged: boolean;
  private queue: Submission[] = [];
  private queuedAt = 0;
  private running: Promise<void> | null = null;
  private stopped = false;
  /** other processes write to this log too: how far it was read, and what after that is our own */
  private readTo: number;
  private readonly ownAfter = new Set<number>();
  private behind = false;
  /** what is in the log since the last snapshot */
  since: { rows: number; bytes: number };
  private readonly judge: Judge;

  constructor(
    private readonly room: { name: string; epoch: number; shared: boolean },
    private readonly log: SyncLog,
    maxBytes: number,
    private readonly events: SectionTextEvents,
    loaded: LoggedRoom,
  ) {
    this.damaged = loaded.damaged;
    this.readTo = loaded.last;
    const bytes = loaded.rows.reduce((sum, row) => sum + row.bytes.length, 0);
    this.since = { rows: loaded.rows.length, bytes };
    this.stored = new StoredText(loaded, (own) => this.submit({ from: null, bytes: own, stepTwo: false, number: 0 }));
    this.judge = new Judge(room, this.stored, loaded, { maxBytes, size: bytes + (loaded.snapshot?.length ?? 0) });
  }

  ownerOf(clientId: number): string | undefined {
    return this.judge.owners.get(clientId);
  }

  /** true while an update waits or is being stored */
  get busy(): boolean {
    return this.running !== null;
  }

  /** true once the room is dropped: nothing is taken any more */
  get ended(): boolean {
    return this.stopped;
  }

  submit(update: Submission): void {
    if (this.stopped) return;
    if (this.queue.length === 0) this.queuedAt = performance.now();
    this.queue.push(update);
    this.start();
  }

  /** Another process stored something: reads it from the log and tells it. */
  readOn(): void {
    this.behind = true;
    if (!this.stopped) this.start();
  }

  /** Waits until everything submitted is settled. */
  async idle(): Promise<void> {
    while (this.running) await this.running;
  }

  destroy(): void {
    this.stopped = true;
    this.queue = [];
    this.stored.destroy();
  }

  /** Folds what is in the log into a snapshot; rows that come meanwhile stay after it. */
  async compact(): Promise<void> {
    this.since = { rows: 0, bytes: 0 }; // also when it fails: the next attempt comes after as much again
    const { name, epoch } = this.room;
    try {
      await this.log.compact(name, epoch);
    } catch (error) {
      if (!(error instanceof LogDamaged) || this.stopped) throw error;
      // The disk lost what memory still has: it is written once more, so that nothing is missing when it is read anew.
      const whole = this.stored.whole().map((bytes) => ({ room: name, epoch, personId: null, bytes, claims: [] }));
      await this.log.append(whole);
      this.events.broken('the log is damaged', error);
    }
  }

  private start() {
    this.running ??= this.run().finally(() => {
      this.running = null;
      // Something may have come after the last look at the queue and before this.
      if ((this.queue.length > 0 || this.behind) && !this.stopped) this.start();
    });
  }

  private async run(): Promise<void> {
    await Promise.resolve(); // so that `running` is set before anything happens
    try {
      while ((this.queue.length > 0 || this.behind) && !this.stopped) {
        if (this.behind) await this.takeOthers();
        if (this.queue.length === 0) continue;
        await this.gather();
        await this.commit(this.queue.splice(0), this.queuedAt);
      }
    } catch (error) {
      await this.giveUp(error);
    }
  }

  /** With many screens to write to, an update waits a moment for company; not when it has company already. */
  private async gather(): Promise<void> {
    const left = this.events.gatherMs() - (performance.now() - this.queuedAt);
    if (left >= 1 && this.queue.length < companyEnough) await new Promise((resolve) => setTimeout(resolve, left));
  }

  /** The room is read anew; when it is the log that is wrong, what cannot be read is set aside in it first. */
  private async giveUp(error: unknown): Promise<void> {
    let why = error;
    if (error instanceof Unbuildable)
      await this.log.load(this.room.name, this.room.epoch, true).catch((second: unknown) => (why = second));
    this.events.broken('the queue failed', why);
  }

  private async commit(batch: Submission[], arrivedAt: number): Promise<void> {
    for (const { from } of batch) if (from?.beingChecked) await from.beingChecked;
    // A browser that comes from another process knows what was stored there.
    if (this.room.shared && batch.some(({ stepTwo }) => stepTwo)) await this.takeOthers();
    const taken = new Batch();
    const accepted: Accepted[] = [];
    const done: Submission[] = [];
    for (const [i, update] of batch.entries()) {
      if (update.from?.refused) continue;
      const judgement = this.judge.judge(update, taken);
      if ('later' in judgement) {
        this.queue.unshift(...batch.slice(i));
        break;
      }
      if ('take' in judgement) accepted.push({ update, entry: judgement.take });
      if ('take' in judgement || 'known' in judgement) done.push(update);
      else if ('incomplete' in judgement) update.from?.incomplete(update);
      else update.from?.refuse(judgement.refuse, judgement.why);
    }
    if (accepted.length > 0 && !(await this.store(accepted, taken.ends, done))) return;
    for (const update of done) update.from?.settled(update);
    for (const { update, entry } of accepted) this.events.changed(entry.bytes, update.from);
    this.events.told(performance.now() - arrivedAt);
    if (accepted.length > 0) this.count(accepted);
  }

  /** Appends and applies. False when nothing of the batch may be told. */
  private async store(accepted: Accepted[], ends: Map<number, number>, done: Submission[]): Promise<boolean> {
    let seqs: number[];
    try {
      seqs = await this.log.append(accepted.map(({ entry }) => entry));
    } catch (error) {
      for (const { entry } of accepted) for (const client of entry.claims) this.judge.owners.delete(client);
      if (error instanceof ClaimTaken) return this.judgeAgain(done);
      for (const { update } of accepted) update.from?.refuse('notDurable', String(error));
      this.queue.unshift(...done); // those of others: what they said may have been known only through what was not stored
      // The clean-up is in memory and not on disk: begin again from what is on disk.
      if (accepted.some(({ update }) => update.from === null)) this.events.broken('clean-up not stored', error);
      return false;
    }
    if (this.room.shared) for (const seq of seqs) this.ownAfter.add(seq);
    if (this.stopped) return false; // dropped meanwhile: who opens it again reads what was stored
    const own = accepted.filter(({ update }) => update.from === null);
    try {
      const others = accepted.filter(({ update }) => update.from !== null);
      if (others.length > 0)
        this.stored.apply(
          others.map(({ entry }) => entry.bytes),
          ends,
        );
      this.stored.remember(own.map(({ entry }) => entry.bytes));
      return true;
    } catch (error) {
      if (error instanceof Unbuildable) throw error;
      await this.setAside(accepted, seqs, error);
      return false;
    }
  }

  /** Another process took a client id of these meanwhile: whose it is, the log knows. */
  private async judgeAgain(updates: Submission[]): Promise<false> {
    await this.readOwners();
    this.queue.unshift(...updates);
    return false;
  }

  /** Reads what other processes stored since the last time, and tells it. */
  private async takeOthers(): Promise<void> {
    this.behind = false;
    const { rows } = await this.log.since(this.room.name, this.room.epoch, this.readTo);
    this.readTo = rows.at(-1)?.seq ?? this.readTo;
    const others = rows.filter(({ seq }) => !this.ownAfter.has(seq));
    this.ownAfter.clear();
    if (others.length === 0 || this.stopped) return;
    const ends = new Map<number, number>();
    for (const { bytes } of others)
      for (const [client, end] of Y.parseUpdateMeta(bytes).to)
        ends.set(client, Math.max(end, ends.get(client) ?? this.stored.clockOf(client)));
    if ([...ends.keys()].some((client) => !this.judge.owners.has(client))) await this.readOwners();
    this.stored.apply(
      others.map(({ bytes }) => bytes),
      ends,
    );
    for (const { bytes } of others) this.events.changed(bytes, null);
    this.events.told(null);
  }

  private async readOwners(): Promise<void> {
    for (const [client, person] of await this.log.owners(this.room.name)) this.judge.owners.set(client, person);
  }

  /** Nobody was told of this batch: it is set aside whole; its honest authors send theirs again when they come back. */
  private async setAside(accepted: Accepted[], seqs: number[], error: unknown): Promise<void> {
    await this.log.quarantine(seqs);
    const { doc } = new StoredText(await this.log.load(this.room.name, this.room.epoch), () => undefined);
    for (const { update, entry } of accepted) {
      try {
        Y.applyUpdate(doc, entry.bytes);
        if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error('the update stays pending');
      } catch (why) {
        update.from?.refuse('badMessage', `an update that cannot be applied: ${String(why)}`);
        break; // from here on the document tells nothing of the others
      }
    }
    doc.destroy();
    this.events.broken('an update could not be applied', error);
  }

  private count(accepted: Accepted[]) {
    const bytes = accepted.reduce((sum, { entry }) => sum + entry.bytes.length, 0);
    this.judge.size += bytes;
    this.since.rows += accepted.length;
    this.since.bytes += bytes;
    this.events.grew(this.since);
  }
}
