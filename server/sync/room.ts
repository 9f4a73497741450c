import * as Y from 'yjs';
import type { CloseReason } from '#app/document/wire.ts';
import { syncFrame } from './frames.ts';
import type { Limits } from './limits.ts';
import type { SyncLog } from './log/sync-log.ts';
import { Presence, type Present } from './presence.ts';
import { SectionText, type Author } from './section-text.ts';

/** One socket, as its room sees it. */
export interface Member extends Author, Present {
  readonly person: { id: string; name: string };
  /** it asked for the document, so it is told what changes */
  following: boolean;
  send(frame: Uint8Array): void;
}

export type RoomReport = { warn(detail: object, message: string): void };

/** The people in one open room, and the text they share; a proposal's own room has no text. */
export class Room {
  readonly members = new Set<Member>();
  readonly presence: Presence;
  private compacting: Promise<void> | null = null;

  private constructor(
    readonly name: string,
    readonly epoch: number,
    readonly text: SectionText | null,
  ) {
    this.presence = new Presence((clientId) => text?.ownerOf(clientId));
  }

  /** Opens a room; resolves when its text is read, so that nobody is answered from half a document. */
  static async open(
    { name, epoch, hasText }: { name: string; epoch: number; hasText: boolean },
    { log, limits, report, broken }: { log: SyncLog; limits: Limits; report: RoomReport; broken: (room: Room) => void },
  ): Promise<Room> {
    let room: Room | null = null;
    const text = !hasText
      ? null
      : await SectionText.load(name, epoch, log, {
          changed: (bytes, from) => room?.tell(syncFrame('update', bytes), from),
          broken: (why, error) => {
            report.warn({ room: name, why, err: error }, 'a room is read anew from the log');
            if (room) broken(room);
          },
          grew: (rows) => {
            if (rows >= limits.compactRows) void room?.compact(report);
          },
        });
    return (room = new Room(name, epoch, text));
  }

  /** Answers a client that says what it has, and tells it of every change from now on. Throws on a broken vector. */
  follow(member: Member, stateVector: Uint8Array): void {
    const missing = this.text ? Y.encodeStateAsUpdate(this.text.doc, stateVector) : emptyUpdate;
    member.send(syncFrame('two', missing));
    member.following = true;
  }

  /** Asks a client for what it has and the server does not. */
  ask(member: Member): void {
    if (this.text) member.send(syncFrame('one', Y.encodeStateVector(this.text.doc)));
  }

  /** Sends one frame to everybody who follows, but not to `except`. */
  tell(frame: Uint8Array, except: unknown): void {
    for (const member of this.members) if (member !== except && member.following) member.send(frame);
  }

  /** Sends a presence frame to everybody but `except`. */
  show(frame: Uint8Array | null, except: Member): void {
    if (frame) for (const member of this.members) if (member !== except) member.send(frame);
  }

  leave(member: Member): void {
    if (this.members.delete(member)) this.show(this.presence.leave(member), member);
  }

  /** Closes every socket of this room. */
  dismiss(reason: CloseReason, why: string): void {
    for (const member of [...this.members]) member.refuse(reason, why);
  }

  private compact(report: RoomReport): Promise<void> {
    return (this.compacting ??= this.text!.compact()
      .catch((error: unknown) => report.warn({ room: this.name, err: error }, 'a log was not compacted'))
      .finally(() => (this.compacting = null)));
  }
}

/** A Yjs update with nothing in it. */
const emptyUpdate = new Uint8Array([0, 0]);
