import type { CloseReason } from '#app/document/wire.ts';
import { presenceFrame, syncFrame, type PresenceEntry } from './frames.ts';
import type { Limits } from './limits.ts';
import type { SyncLog } from './log/sync-log.ts';
import { Outbox, type Mail } from './outbox.ts';
import { Presence, type Present } from './presence.ts';
import { SectionText, type Author } from './section-text.ts';

/** One socket, as its room sees it. */
export interface Member extends Author, Present {
  readonly person: { id: string; name: string };
  /** it asked for the document, so it is told what changes */
  following: boolean;
  send(...frames: Uint8Array[]): void;
  /** writes the acknowledgement it is owed, if it is, and what the room says, in one go */
  deliver(mail: Mail | null): void;
}

export type RoomReport = { warn(detail: object, message: string): void };

export type RoomParts = {
  log: SyncLog;
  limits: Limits;
  report: RoomReport;
  /** the room is to be read anew from the log */
  broken: (room: Room) => void;
  /** milliseconds that an update took from its arrival until everybody was told */
  told: (ms: number) => void;
};

/** The people in one open room, and the text they share; a proposal's own room has no text. */
export class Room {
  readonly members = new Set<Member>();
  readonly presence: Presence;
  readonly text: SectionText | null;
  private readonly outbox = new Outbox();
  private owed = new Set<Member>();
  private presenceTimer: NodeJS.Timeout | null = null;
  private compacting: Promise<void> | null = null;

  private constructor(
    readonly name: string,
    readonly epoch: number,
    private readonly parts: RoomParts,
    openText: ((room: Room) => SectionText) | null,
  ) {
    this.text = openText?.(this) ?? null;
    this.presence = new Presence((clientId) => this.text?.ownerOf(clientId));
  }

  /** Opens a room; resolves when its text is read, so that nobody is answered from half a document. */
  static async open(
    { name, epoch, hasText }: { name: string; epoch: number; hasText: boolean },
    parts: RoomParts,
  ): Promise<Room> {
    if (!hasText) return new Room(name, epoch, parts, null);
    const { log, limits, report } = parts;
    const loaded = await log.load(name, epoch);
    if (loaded.damaged) report.warn({ room: name }, 'a part of a room cannot be read; it is open for reading only');
    return new Room(name, epoch, parts, (room) => {
      return new SectionText({ name, epoch }, log, limits.roomBytes, room.textEvents(), loaded);
    });
  }

  /** Answers a client that says what it has, and tells it of every change from now on. Throws on a broken vector. */
  follow(member: Member, stateVector: Uint8Array): void {
    member.send(...(this.text?.stored.answer(stateVector) ?? [emptyAnswer]));
    member.following = true;
  }

  /** The frame that asks a client for what it has and the server does not. */
  question(): Uint8Array | null {
    return this.text && syncFrame('one', this.text.stored.vector());
  }

  /** Takes a presence update of a member; the others hear of it with the next text, or soon. Throws on nonsense. */
  hearPresence(member: Member, update: Uint8Array): void {
    this.show(this.presence.receive(member, update, this.parts.limits.presenceBytes), member);
  }

  /** A member waits for an acknowledgement: the next `flush` brings it. */
  owe(member: Member): void {
    this.owed.add(member);
  }

  /** Writes everything that is owed and collected, one write for each socket; acknowledgements go out first. */
  flush(): void {
    const mail = this.outbox.take();
    if (this.presenceTimer) clearTimeout(this.presenceTimer);
    this.presenceTimer = null;
    const { owed } = this;
    this.owed = new Set();
    for (const member of owed) member.deliver(mail);
    if (mail) for (const member of this.members) if (!owed.has(member)) member.deliver(mail);
  }

  leave(member: Member): void {
    if (this.members.delete(member)) this.show(this.presence.leave(member), member);
  }

  /** Closes every socket of this room. */
  dismiss(reason: CloseReason, why: string): void {
    for (const member of [...this.members]) member.refuse(reason, why);
  }

  /** Ends the room: nothing is taken or sent any more. */
  destroy(): void {
    if (this.presenceTimer) clearTimeout(this.presenceTimer);
    this.text?.destroy();
  }

  private show(entry: PresenceEntry | null, from: Member) {
    if (!entry) return;
    this.outbox.addPresence(entry.clientId, presenceFrame([entry]), from);
    this.presenceTimer ??= setTimeout(() => this.flush(), this.parts.limits.presenceMs);
  }

  private textEvents() {
    const { limits, report, broken, told } = this.parts;
    return {
      changed: (bytes: Uint8Array, from: Author | null) => this.outbox.addText(syncFrame('update', bytes), from),
      told: (ms: number) => {
        this.flush();
        told(ms);
      },
      broken: (why: string, error: unknown) => {
        report.warn({ room: this.name, why, err: error }, 'a room is read anew from the log');
        broken(this);
      },
      grew: ({ rows, bytes }: { rows: number; bytes: number }) => {
        if (rows >= limits.compactRows || bytes >= limits.compactBytes) void this.compact();
      },
    };
  }

  /** Folds the log when there is enough to fold: `rows` since the last snapshot. */
  tidy(rows: number): Promise<void> {
    return this.text && !this.text.damaged && this.text.since.rows >= rows ? this.compact() : Promise.resolve();
  }

  private compact(): Promise<void> {
    return (this.compacting ??= this.text!.compact()
      .catch((error: unknown) => this.parts.report.warn({ room: this.name, err: error }, 'a log was not compacted'))
      .finally(() => (this.compacting = null)));
  }
}

/** A proposal's own room has no text to send. */
const emptyAnswer = syncFrame('two', new Uint8Array([0, 0]));
