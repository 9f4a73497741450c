import type { CloseReason } from '#app/document/wire.ts';
import type { FanOut } from './fan-out/fan-out.ts';
import { presenceFrame, syncFrame, type PresenceEntry } from './frames.ts';
import type { Limits } from './limits.ts';
import type { LoggedRoom, SyncLog } from './log/sync-log.ts';
import { Outbox, type Mail } from './outbox.ts';
import { Presence, type Present } from './presence.ts';
import { RoomLink } from './room-link.ts';
import { SectionText, type Author } from './section-text.ts';
import { emptyUpdate } from './stored-text.ts';
import { frameAll } from './ws-frame.ts';

/** One socket, as its room sees it. */
export interface Member extends Author, Present {
  readonly person: { id: string; name: string };
  /** it asked for the document, so it is told what changes */
  following: boolean;
  send(...messages: Uint8Array[]): void;
  /** writes what is framed already */
  write(...framed: Buffer[]): void;
  /** writes the acknowledgement it is owed, if it is, and what the room says, in one go */
  deliver(mail: Mail | null): void;
}

export type RoomReport = { warn(detail: object, message: string): void };

export type RoomParts = {
  log: SyncLog;
  limits: Limits;
  report: RoomReport;
  /** to other processes, where there are any */
  fanOut: FanOut | null;
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
  private link: RoomLink | null = null;
  /** presence of our own that other processes have not been told of */
  private unsaid: PresenceEntry[] = [];
  private presenceTimer: NodeJS.Timeout | null = null;
  private compacting: Promise<void> | null = null;
  private compactedAt = -Infinity;

  private constructor(
    readonly name: string,
    readonly epoch: number,
    private readonly parts: RoomParts,
    loaded: LoggedRoom | null,
  ) {
    const { log, limits, fanOut } = parts;
    const place = { name, epoch, shared: fanOut !== null };
    this.text = loaded && new SectionText(place, log, limits.roomBytes, this.textEvents(), loaded);
    this.presence = new Presence((clientId) => this.text?.ownerOf(clientId));
  }

  /** Opens a room; resolves when its text is read, so that nobody is answered from half a document. */
  static async open(
    { name, epoch, hasText }: { name: string; epoch: number; hasText: boolean },
    parts: RoomParts,
  ): Promise<Room> {
    let room: Room | null = null;
    let behind = false;
    const link =
      parts.fanOut &&
      (await RoomLink.open(parts.fanOut, name, epoch, {
        more: () => (room ? room.text?.readOn() : (behind = true)),
        present: (entries) => room?.relay(entries),
        who: () => room?.introduce(),
      }));
    try {
      const loaded = hasText ? await parts.log.load(name, epoch) : null;
      if (loaded?.damaged)
        parts.report.warn({ room: name }, 'a part of a room cannot be read; it is open for reading only');
      room = new Room(name, epoch, parts, loaded);
    } catch (error) {
      link?.close();
      throw error;
    }
    room.link = link;
    void room.tidy(parts.limits.compactRows); // left by a process that was killed: the next to come is served faster
    if (behind) room.text?.readOn();
    link?.say({ who: true });
    return room;
  }

  /** Answers a client that says what it has, and tells it of every change from now on. Throws on a broken vector. */
  follow(member: Member, stateVector: Uint8Array): void {
    member.write(...(this.text?.stored.answer(stateVector) ?? [emptyAnswer]));
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
    if (this.unsaid.length > 0) this.link?.say({ present: this.unsaid.splice(0) });
    const { owed } = this;
    this.owed = new Set();
    for (const member of owed) member.deliver(mail);
    if (mail) for (const member of this.members) if (!owed.has(member)) member.deliver(mail);
  }

  /** Forgets people of other processes that are silent for too long, and reads on in case a notice was lost. */
  refresh(silentMs: number): void {
    if (!this.link) return;
    for (const entry of this.presence.expire(silentMs)) this.showEntry(entry, null);
    this.text?.readOn();
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
    this.link?.close();
    this.text?.destroy();
  }

  private show(entry: PresenceEntry | null, from: Member) {
    if (!entry) return;
    if (this.link) this.unsaid.push(entry);
    this.showEntry(entry, from);
  }

  private showEntry(entry: PresenceEntry, from: Member | null) {
    this.outbox.addPresence(entry.clientId, presenceFrame([entry]), from);
    this.presenceTimer ??= setTimeout(() => this.flush(), this.parts.limits.presenceMs);
  }

  private relay(entries: PresenceEntry[]) {
    for (const entry of entries) if (this.presence.relay(entry)) this.showEntry(entry, null);
  }

  private introduce() {
    const here = this.presence.own();
    if (here.length > 0) this.link?.say({ present: here });
  }

  private textEvents() {
    const { limits, report, broken, told } = this.parts;
    return {
      gatherMs: () => Math.min(limits.gatherMs, this.members.size * limits.gatherMsPerMember),
      changed: (bytes: Uint8Array, from: Author | null) => this.outbox.addText(syncFrame('update', bytes), from),
      told: (ms: number | null) => {
        this.flush();
        if (ms !== null) told(ms);
      },
      broken: (why: string, error: unknown) => {
        report.warn({ room: this.name, why, err: error }, 'a room is read anew from the log');
        broken(this);
      },
      grew: ({ rows, bytes }: { rows: number; bytes: number }) => {
        this.link?.say({ more: true });
        const since = performance.now() - this.compactedAt;
        if ((rows >= limits.compactRows || bytes >= limits.compactBytes) && since >= limits.compactGapMs)
          void this.compact();
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
      .finally(() => {
        this.compacting = null;
        this.compactedAt = performance.now();
      }));
  }
}

/** A proposal's own room has no text to send. */
const emptyAnswer = frameAll([syncFrame('two', emptyUpdate)]);
