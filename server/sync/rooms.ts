import type { Room as RoomName } from '#app/document/wire.ts';
import type { Limits } from './limits.ts';
import { Room, type RoomParts } from './room.ts';

type Slot = { opening: Promise<Room>; room: Room | null; holders: number; idle: NodeJS.Timeout | null };

/**
 * The open rooms. There is at most one `Room` a name and epoch at any time: whoever asks while one is being read waits
 * for the same one, and an idle room is dropped in one step, because all it knows is in the log already.
 */
export class Rooms {
  private readonly slots = new Map<string, Slot>();
  /** rooms given up whose last commit is still under way: what it stores must be there for who reads next */
  private readonly ending = new Map<string, Promise<void>>();

  constructor(
    private readonly limits: Limits,
    private readonly parts: Omit<RoomParts, 'broken' | 'limits'>,
  ) {}

  get open(): Room[] {
    return [...this.slots.values()].flatMap((slot) => slot.room ?? []);
  }

  /** Opens a room and holds it open until `release` is called, once for each call of this. */
  async hold(name: RoomName, epoch: number): Promise<{ room: Room; release: () => void }> {
    const key = `${name.name}@${epoch}`;
    const slot = this.slots.get(key) ?? this.make(key, name, epoch);
    slot.holders += 1;
    if (slot.idle) clearTimeout(slot.idle);
    slot.idle = null;
    try {
      const room = await slot.opening;
      let held = true;
      const release = () => {
        if (held) this.release(key, slot);
        held = false;
      };
      return { room, release };
    } catch (error) {
      if (this.slots.get(key) === slot) this.slots.delete(key);
      throw error;
    }
  }

  /** Waits for every queue to run empty. */
  async settle(): Promise<void> {
    await Promise.all(this.open.map((room) => room.text?.idle()));
  }

  /** Forgets all rooms; the log has everything. */
  clear(): void {
    for (const [key, slot] of this.slots) this.drop(key, slot);
  }

  private make(key: string, name: RoomName, epoch: number): Slot {
    const place = { name: name.name, epoch, hasText: name.kind === 'section' };
    const parts = { ...this.parts, limits: this.limits, broken: (room: Room) => this.discard(room) };
    const opening = (this.ending.get(key) ?? Promise.resolve()).then(() => Room.open(place, parts));
    const slot: Slot = { opening, room: null, holders: 0, idle: null };
    this.slots.set(key, slot);
    opening.then(
      (room) => (slot.room = room),
      () => undefined, // each holder hears of it
    );
    return slot;
  }

  private release(key: string, slot: Slot) {
    slot.holders -= 1;
    if (slot.holders > 0 || this.slots.get(key) !== slot) return;
    slot.idle = setTimeout(() => void this.unload(key, slot), this.limits.idleRoomMs);
    slot.idle.unref();
  }

  private async unload(key: string, slot: Slot) {
    await slot.room?.text?.idle(); // the last words of somebody who left
    if (slot.holders > 0 || this.slots.get(key) !== slot || slot.room?.text?.busy) return;
    this.drop(key, slot);
    // Whoever opens it next is sent a snapshot as it is; nothing depends on it.
    await slot.room?.tidy(this.limits.compactIdleRows);
  }

  /** Ends a room whose memory is not to be trusted: everybody comes back to what the log has. */
  private discard(room: Room) {
    const key = `${room.name}@${room.epoch}`;
    const slot = this.slots.get(key);
    if (slot?.room === room) this.drop(key, slot);
    const ended = (room.text?.idle() ?? Promise.resolve()).then(() => {
      if (this.ending.get(key) === ended) this.ending.delete(key);
    });
    this.ending.set(key, ended);
    room.dismiss('restarting', 'the room is read anew');
  }

  private drop(key: string, slot: Slot) {
    if (slot.idle) clearTimeout(slot.idle);
    this.slots.delete(key);
    slot.room?.destroy();
  }
}
