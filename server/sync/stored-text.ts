import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { BODY } from '#app/document/y-section.ts';
import { syncFrame } from './frames.ts';
import { tidiedUpdate } from './tidied-update.ts';
import { frameAll } from './ws-frame.ts';

/** A Yjs update with nothing in it. */
export const emptyUpdate = new Uint8Array([0, 0]);

/** What is stored cannot be put together to a document: something in the log is not what was written. */
export class Unbuildable extends Error {
  override name = 'Unbuildable';
}

/** Updates kept beside the base before it is made anew from the document. */
const maxTail = 500;

/**
 * The text of one section as bytes: a base that somebody new is sent as it is, and the updates since. The Yjs document is
 * built when first something has to be applied or compared, so that opening and reading a long history costs no more than
 * sending it.
 */
export class StoredText {
  /** clocks by client id, of everything that is durable */
  readonly clocks: Map<number, number>;
  private base: Uint8Array | null;
  /** the base as it is sent, made when first somebody new asks; the base is a part of it then */
  private baseFrame: Buffer | null = null;
  private tail: Uint8Array[];
  private built: Y.Doc | null = null;

  /** @param onOwnUpdate what Yjs changes by itself after applying, and `apply` did not bring */
  constructor(
    stored: { snapshot: Uint8Array | null; vector: Uint8Array | null; rows: readonly { bytes: Uint8Array }[] },
    private readonly onOwnUpdate: (bytes: Uint8Array) => void,
  ) {
    this.base = stored.snapshot;
    this.tail = stored.rows.map(({ bytes }) => bytes);
    this.clocks = stored.vector ? Y.decodeStateVector(stored.vector) : new Map();
    if (stored.snapshot && !stored.vector) this.learn(stored.snapshot);
    for (const bytes of this.tail) this.learn(bytes);
  }

  clockOf(client: number): number {
    return this.clocks.get(client) ?? 0;
  }

  /** The state vector of everything that is durable. */
  vector(): Uint8Array {
    return Y.encodeStateVector(this.clocks);
  }

  /** The document, built now if it was not yet. Throws Unbuildable. */
  get doc(): Y.Doc {
    return (this.built ??= this.build());
  }

  /** The document if something needed it before, else null. */
  get builtDoc(): Y.Doc | null {
    return this.built;
  }

  /**
   * Applies durable updates, all in one transaction: what Yjs does after each transaction costs more than the updates.
   * Throws when one cannot be applied; the document is not to be used any more then.
   */
  apply(updates: readonly Uint8Array[], ends: Iterable<[number, number]>): void {
    const { doc } = this;
    doc.transact(() => updates.forEach((bytes) => Y.applyUpdate(doc, bytes, this)), this);
    if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error('an update stays pending');
    for (const [client, end] of ends) this.clocks.set(client, end);
    this.remember(updates);
  }

  /** Keeps what the document made by itself and the log now has. */
  remember(updates: readonly Uint8Array[]): void {
    if (this.base === null && this.tail.length === 0 && this.built) return;
    this.tail.push(...updates.map((bytes) => bytes.slice())); // a slice: the socket's whole buffer would stay alive with it
    if (this.tail.length <= maxTail || !this.built) return;
    this.base = null;
    this.baseFrame = null;
    this.tail = [];
  }

  /**
   * The bytes to write to somebody who has `vector`, which bring them up to date: the base, framed once for all who are
   * new, and the rest. Its last message is the step two, so that nobody believes to be in step before all is there. Throws
   * on a broken vector.
   */
  answer(vector: Uint8Array): Buffer[] {
    const has = this.knownOf(vector);
    const { built } = this;
    if (has.size > 0 && built)
      return [frameAll([syncFrame('two', Y.encodeStateAsUpdate(built, Y.encodeStateVector(has)))])];
    if (built && this.base === null && this.tail.length === 0) this.base = Y.encodeStateAsUpdate(built);
    const updates = this.tail.slice(0, -1).map((bytes) => syncFrame('update', bytes));
    const rest = frameAll([...updates, syncFrame('two', this.tail.at(-1) ?? emptyUpdate)]);
    if (!this.base) return [rest];
    if (has.size === 0) return [this.framedBase(this.base), rest];
    return [frameAll([syncFrame('update', Y.diffUpdate(this.base, Y.encodeStateVector(has)))]), rest];
  }

  /** Updates that give all of it. */
  whole(): Uint8Array[] {
    if (this.built) return [Y.encodeStateAsUpdate(this.built)];
    return this.base ? [this.base, ...this.tail] : this.tail;
  }

  destroy(): void {
    this.built?.destroy();
  }

  /** What somebody has of the clients that are known here; of others they may name as many as they like. */
  private knownOf(vector: Uint8Array): Map<number, number> {
    const decoder = decoding.createDecoder(vector);
    const has = new Map<number, number>();
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const client = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      if (this.clocks.has(client)) has.set(client, clock);
    }
    return has;
  }

  private framedBase(base: Uint8Array): Buffer {
    if (!this.baseFrame) {
      this.baseFrame = frameAll([syncFrame('update', base)]);
      this.base = this.baseFrame.subarray(this.baseFrame.length - base.length);
    }
    return this.baseFrame;
  }

  private learn(bytes: Uint8Array) {
    for (const [client, end] of Y.parseUpdateMeta(bytes).to)
      if (end > this.clockOf(client)) this.clocks.set(client, end);
  }

  private build(): Y.Doc {
    const doc = new Y.Doc();
    doc.getText(BODY);
    // What Yjs tidies up after applying (formatting markers nobody needs) is an update like any other. Yjs would write an
    // update for each transaction for whoever listens to updates: these are the few that are needed.
    doc.on('afterTransaction', (transaction: Y.Transaction) => {
      if (transaction.origin === this) return;
      const own = tidiedUpdate(transaction);
      if (own) this.onOwnUpdate(own);
    });
    try {
      doc.transact(() => {
        if (this.base) Y.applyUpdate(doc, this.base, this);
        for (const bytes of this.tail) Y.applyUpdate(doc, bytes, this);
      }, this);
      if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error('something is missing before it');
      return doc;
    } catch (error) {
      throw new Unbuildable('a stored update cannot be applied', { cause: error });
    }
  }
}
