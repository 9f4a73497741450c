import * as decoding from 'lib0/decoding';
import { personColor } from '#app/document/wire.ts';
import { presenceFrame, type PresenceEntry } from './frames.ts';

export type PresentPerson = { id: string; name: string };
/** Something that can be present: one socket, which speaks for one client id. */
export type Present = { readonly person: PresentPerson; presenceId: number | null };

/**
 * Who is where in a room. A socket speaks for the one client id it announced first; what it says of others (y-websocket
 * clients echo what they hear) is left aside, and `user` is always who the server knows it to be.
 */
export class Presence {
  /** `by` null: in another process, last heard of at `heardAt` */
  private readonly states = new Map<number, { entry: PresenceEntry; by: Present | null; heardAt: number }>();
  private readonly claimed = new Map<number, string>();
  private lastClock = 0;

  /** `ownerOf`: whose a client id is in the room's text, if it ever wrote there */
  constructor(private readonly ownerOf: (clientId: number) => string | undefined) {}

  /** Takes what a socket says; returns what the others are told, or null when that is nothing. Throws on nonsense. */
  receive(from: Present, update: Uint8Array, maxBytes: number): PresenceEntry | null {
    const { own, only } = readOwn(update, from.presenceId);
    if (from.presenceId === null && only && only.state !== 'null' && this.mayClaim(from, only.clientId))
      this.claim(from, only.clientId);
    const said = own ?? (only?.clientId === from.presenceId ? only : null);
    if (!said) return null;
    if (said.state === 'null') return this.leave(from);
    if (said.state.length > maxBytes) throw new Error('presence is too large');
    const entry = { clientId: said.clientId, clock: this.tick(), state: this.identified(from, said.state) };
    this.states.set(said.clientId, { entry, by: from, heardAt: performance.now() });
    return entry;
  }

  /** Forgets a socket; returns what the others are told, or null when it was not there. */
  leave(from: Present): PresenceEntry | null {
    const clientId = from.presenceId;
    from.presenceId = null;
    if (clientId === null || this.states.get(clientId)?.by !== from) return null;
    this.states.delete(clientId);
    return { clientId, clock: this.tick(), state: 'null' };
  }

  /** Takes what another process says of one of its sockets; false when one of our own has that client id. */
  relay(entry: PresenceEntry): boolean {
    if (this.states.get(entry.clientId)?.by) return false;
    if (entry.state === 'null') this.states.delete(entry.clientId);
    else this.states.set(entry.clientId, { entry, by: null, heardAt: performance.now() });
    return true;
  }

  /** Forgets those in other processes who were not heard of for so long; returns what our own are told. */
  expire(silentMs: number): PresenceEntry[] {
    const before = performance.now() - silentMs;
    const gone = [...this.states].filter(([, { by, heardAt }]) => by === null && heardAt < before);
    return gone.map(([clientId]) => {
      this.states.delete(clientId);
      return { clientId, clock: this.tick(), state: 'null' };
    });
  }

  /** Those who are here in this process. */
  own(): PresenceEntry[] {
    return [...this.states.values()].filter(({ by }) => by !== null).map(({ entry }) => entry);
  }

  /** Everybody who is here, for somebody who comes in; null when the room is empty. */
  everybody(): Uint8Array | null {
    return this.states.size === 0 ? null : presenceFrame([...this.states.values()].map(({ entry }) => entry));
  }

  private mayClaim(from: Present, clientId: number): boolean {
    const owners = [this.ownerOf(clientId), this.claimed.get(clientId)];
    return owners.every((owner) => owner === undefined || owner === from.person.id);
  }

  private claim(from: Present, clientId: number) {
    this.claimed.set(clientId, from.person.id);
    const before = this.states.get(clientId)?.by;
    if (before) before.presenceId = null; // the same browser came back before its old socket was found dead
    from.presenceId = clientId;
  }

  private identified(from: Present, state: string): string {
    const value: unknown = JSON.parse(state);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('presence is no object');
    const { id, name } = from.person;
    return JSON.stringify({ ...value, user: { id, name, color: personColor(id) } });
  }

  /** Clients ignore clocks that do not grow, also over a restart of the server: so they follow the time. */
  private tick(): number {
    this.lastClock = Math.max(this.lastClock + 1, Date.now());
    return this.lastClock;
  }
}

/**
 * The entry of `ownId` in a presence update, and the entry of an update that has only one. Entries of others are
 * stepped over unread: most of what arrives is echo. Throws when it is no presence update.
 */
function readOwn(update: Uint8Array, ownId: number | null) {
  const decoder = decoding.createDecoder(update);
  const count = decoding.readVarUint(decoder);
  let own: PresenceEntry | null = null;
  let only: PresenceEntry | null = null;
  for (let i = 0; i < count; i++) {
    const clientId = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    if (clientId === ownId) own = { clientId, clock, state: decoding.readVarString(decoder) };
    else if (count === 1 && ownId === null) only = { clientId, clock, state: decoding.readVarString(decoder) };
    else {
      const length = decoding.readVarUint(decoder);
      decoder.pos += length;
    }
    if (decoder.pos > update.length) throw new Error('a presence update ends too early');
  }
  return { own, only };
}
