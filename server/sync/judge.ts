import * as Y from 'yjs';
import type { CloseReason } from '#app/document/wire.ts';
import { contradicts } from './contradicts.ts';
import { allDeleted, inspectUpdate } from './inspect-update.ts';
import type { LogEntry } from './log/sync-log.ts';
import { addItems, isMisplaced, type Come } from './places.ts';
import { reachesTooFar } from './reach.ts';
import type { Author, Submission } from './section-text.ts';
import { emptyUpdate, Unbuildable, type StoredText } from './stored-text.ts';

export type Judgement =
  | { take: LogEntry }
  | { known: true }
  | { incomplete: true }
  /** it repeats what this batch brings: it can be compared when that is applied */
  | { later: true }
  | { refuse: CloseReason; why: string };

/** What the updates of one commit that were judged so far will have brought: clocks by client, and items. */
export class Batch {
  readonly ends = new Map<number, number>();
  readonly come: Come = new Map();
}

/** What is done with each update that arrives for one section. Decides only; nothing is stored or told here. */
export class Judge {
  /** client id → person who writes with it */
  readonly owners: Map<number, string>;
  /** bytes of the section so far */
  size: number;
  private readonly damaged: boolean;
  private readonly maxBytes: number;

  constructor(
    private readonly room: { name: string; epoch: number },
    private readonly text: StoredText,
    loaded: { owners: Map<number, string>; damaged: boolean },
    { maxBytes, size }: { maxBytes: number; size: number },
  ) {
    this.owners = loaded.owners;
    this.damaged = loaded.damaged;
    this.maxBytes = maxBytes;
    this.size = size;
  }

  /** The batch grows when this one is taken. Throws Unbuildable when the stored text itself cannot be read. */
  judge(update: Submission, batch: Batch): Judgement {
    try {
      return this.decide(update, batch);
    } catch (error) {
      if (error instanceof Unbuildable) throw error;
      return { refuse: 'badMessage', why: String(error) };
    }
  }

  private decide({ from, bytes, stepTwo }: Submission, { ends, come }: Batch): Judgement {
    if (from === null) return { take: this.entry(null, bytes, []) };
    if (isEmpty(bytes)) return { known: true };
    const clockOf = (client: number) => ends.get(client) ?? this.text.clockOf(client);
    const inspection = inspectUpdate(bytes, clockOf);
    if (inspection.verdict === 'refused') return { refuse: 'badMessage', why: inspection.why };
    if (inspection.verdict === 'gap') return this.refuseWriting(from) ?? { incomplete: true };
    if (inspection.repeats.some((item) => this.isUnderWay(item, ends))) return { later: true };
    if (inspection.repeats.length > 0 && contradicts(this.text.doc, inspection.repeats))
      return { refuse: 'badMessage', why: 'other content under a clock that is taken' };
    if (inspection.ends.size === 0 && allDeleted(this.text, inspection.deletes)) return { known: true };
    const refusal = this.refuseWriting(from);
    if (refusal) return refusal;
    const { placed } = inspection.news;
    if (
      placed.length > 0 &&
      (reachesTooFar(this.text.doc, placed) || isMisplaced(this.text.doc, come, inspection.news, inspection.deletes))
    )
      return { refuse: 'badMessage', why: 'an item where it cannot be' };
    if (this.size > this.maxBytes) return { refuse: 'full', why: `${this.size} bytes` };
    const claims: number[] = [];
    for (const client of inspection.ends.keys()) {
      const owner = this.owners.get(client);
      if (owner === from.person.id) continue;
      if (owner !== undefined || clockOf(client) > 0) return { refuse: 'badMessage', why: "somebody else's client id" };
      claims.push(client);
    }
    // Only the news is stored and sent on. Step two repeats what the server has; and Yjs waits for the neighbours even of
    // what it has, and fails at cutting an item one half of which is gone.
    const news = stepTwo || inspection.repeats.length > 0 ? Y.diffUpdate(bytes, this.text.vector()) : bytes;
    for (const client of claims) this.owners.set(client, from.person.id);
    for (const [client, end] of inspection.ends) ends.set(client, end);
    addItems(come, inspection.news.structs);
    return { take: this.entry(from, news, claims) };
  }

  private isUnderWay({ id, length }: Y.Item, ends: ReadonlyMap<number, number>): boolean {
    const end = Math.min(id.clock + length, ends.get(id.client) ?? 0);
    return end > this.text.clockOf(id.client) && end > id.clock;
  }

  private entry(from: Author | null, bytes: Uint8Array, claims: number[]): LogEntry {
    return { room: this.room.name, epoch: this.room.epoch, personId: from?.person.id ?? null, bytes, claims };
  }

  private refuseWriting(from: Author): Judgement | null {
    if (this.damaged) return { refuse: 'damaged', why: 'an update to a damaged room' };
    return from.canWrite ? null : { refuse: 'readOnly', why: 'an update with news' };
  }
}

function isEmpty(bytes: Uint8Array): boolean {
  return bytes.length === emptyUpdate.length && bytes[0] === 0 && bytes[1] === 0;
}
