import * as Y from 'yjs';
import type { CloseReason } from '#app/document/wire.ts';
import { BODY } from '#app/document/y-section.ts';
import { allDeleted, inspectUpdate } from './inspect-update.ts';
import type { LogEntry, SyncLog } from './log/sync-log.ts';

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
type Judgement = { take: LogEntry } | { known: true } | { incomplete: true } | { refuse: CloseReason; why: string };

export type SectionTextEvents = {
  /** durable and applied: tell everybody but its author */
  changed(bytes: Uint8Array, from: Author | null): void;
  /** the document in memory is not to be trusted any more; the log is */
  broken(why: string, error: unknown): void;
  /** so many rows are in the log since the last snapshot */
  grew(rows: number): void;
};

/** The text of one open section: a queue that judges, stores, applies and only then tells. */
export class SectionText {
  readonly doc: Y.Doc;
  private queue: Submission[] = [];
  private running: Promise<void> | null = null;
  private stopped = false;
  private rows: number;

  private constructor(
    private readonly room: string,
    private readonly epoch: number,
    private readonly log: SyncLog,
    private readonly owners: Map<number, string>,
    private readonly events: SectionTextEvents,
    loaded: { snapshot: Uint8Array | null; rows: { bytes: Uint8Array }[] },
  ) {
    this.doc = new Y.Doc();
    this.rows = loaded.rows.length;
    this.doc.getText(BODY);
    // What Yjs tidies up after applying (formatting markers nobody needs) is an update like any other.
    this.doc.on('update', (bytes: Uint8Array, origin: unknown) => {
      if (origin !== this) this.submit({ from: null, bytes, stepTwo: false, number: 0 });
    });
    this.doc.transact(() => {
      if (loaded.snapshot) Y.applyUpdate(this.doc, loaded.snapshot);
      for (const row of loaded.rows) Y.applyUpdate(this.doc, row.bytes);
    }, this);
  }

  /** Reads a section from the log. */
  static async load(room: string, epoch: number, log: SyncLog, events: SectionTextEvents): Promise<SectionText> {
    const loaded = await log.load(room, epoch);
    return new SectionText(room, epoch, log, loaded.owners, events, loaded);
  }

  ownerOf(clientId: number): string | undefined {
    return this.owners.get(clientId);
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
    this.queue.push(update);
    this.running ??= this.run().finally(() => (this.running = null));
  }

  /** Waits until everything submitted is settled. */
  async idle(): Promise<void> {
    while (this.running) await this.running;
  }

  destroy(): void {
    this.stopped = true;
    this.queue = [];
    this.doc.destroy();
  }

  /** Folds what is in the log into a snapshot; rows that come meanwhile stay after it. */
  async compact(): Promise<void> {
    this.rows = 0; // also when it fails: the next attempt comes after as many rows again
    await this.log.compact(this.room, this.epoch);
  }

  private async run(): Promise<void> {
    await Promise.resolve(); // so that `running` is set before anything happens
    try {
      while (this.queue.length > 0 && !this.stopped) await this.commit(this.queue.splice(0));
    } catch (error) {
      this.events.broken('the queue failed', error);
    }
  }

  private async commit(batch: Submission[]): Promise<void> {
    for (const { from } of batch) if (from?.beingChecked) await from.beingChecked;
    const ends = new Map<number, number>();
    const accepted: Accepted[] = [];
    const done: Submission[] = [];
    for (const update of batch) {
      if (update.from?.refused) continue;
      const judgement = this.judgeSafely(update, ends);
      if ('take' in judgement) accepted.push({ update, entry: judgement.take });
      if ('take' in judgement || 'known' in judgement) done.push(update);
      else if ('incomplete' in judgement) update.from?.incomplete(update);
      else update.from?.refuse(judgement.refuse, judgement.why);
    }
    if (accepted.length > 0 && !(await this.store(accepted))) return;
    for (const update of done) update.from?.settled(update);
    for (const { update, entry } of accepted) this.events.changed(entry.bytes, update.from);
    if (accepted.length > 0) this.events.grew((this.rows += accepted.length));
  }

  /** Appends and applies. False when nothing of the batch may be told. */
  private async store(accepted: Accepted[]): Promise<boolean> {
    let seqs: number[];
    try {
      seqs = await this.log.append(accepted.map(({ entry }) => entry));
    } catch (error) {
      for (const { entry } of accepted) for (const client of entry.claims) this.owners.delete(client);
      for (const { update } of accepted) update.from?.refuse('notDurable', String(error));
      // The clean-up is in memory and not on disk: begin again from what is on disk.
      if (accepted.some(({ update }) => update.from === null)) this.events.broken('clean-up not stored', error);
      return false;
    }
    for (const { update, entry } of accepted) {
      if (update.from === null) continue;
      try {
        Y.applyUpdate(this.doc, entry.bytes, this);
        if (this.doc.store.pendingStructs || this.doc.store.pendingDs) throw new Error('the update stays pending');
      } catch (error) {
        // Nobody was told of this batch: set it aside whole; its honest authors send theirs again when they come back.
        update.from.refuse('badMessage', 'an update that cannot be applied');
        await this.log.quarantine(seqs);
        this.events.broken('an update could not be applied', error);
        return false;
      }
    }
    return true;
  }

  private judgeSafely(update: Submission, ends: Map<number, number>): Judgement {
    try {
      return this.judge(update, ends);
    } catch (error) {
      return { refuse: 'badMessage', why: String(error) };
    }
  }

  /** `ends`: the clocks that earlier updates of this batch will have brought; grows when this one is taken. */
  private judge(update: Submission, ends: Map<number, number>): Judgement {
    const { from, stepTwo } = update;
    const entry = (bytes: Uint8Array, claims: number[]): LogEntry => {
      return { room: this.room, epoch: this.epoch, personId: from?.person.id ?? null, bytes, claims };
    };
    if (from === null) return { take: entry(update.bytes, []) };
    const clockOf = (client: number) => ends.get(client) ?? Y.getState(this.doc.store, client);
    const inspection = inspectUpdate(update.bytes, clockOf);
    if (inspection.verdict === 'refused') return { refuse: 'badMessage', why: inspection.why };
    if (inspection.verdict === 'gap')
      return from.canWrite ? { incomplete: true } : { refuse: 'readOnly', why: 'an update with news' };
    if (inspection.ends.size === 0 && allDeleted(this.doc.store, inspection.deletes)) return { known: true };
    if (!from.canWrite) return { refuse: 'readOnly', why: 'an update with news' };
    const claims: number[] = [];
    for (const client of inspection.ends.keys()) {
      const owner = this.owners.get(client);
      if (owner === from.person.id) continue;
      if (owner !== undefined || clockOf(client) > 0) return { refuse: 'badMessage', why: "somebody else's client id" };
      claims.push(client);
    }
    for (const client of claims) this.owners.set(client, from.person.id);
    for (const [client, end] of inspection.ends) ends.set(client, end);
    // Step two repeats what the server has: only the news is stored and sent on.
    const bytes = stepTwo ? Y.diffUpdate(update.bytes, Y.encodeStateVector(this.doc)) : update.bytes;
    return { take: entry(bytes, claims) };
  }
}
