import { personColor } from '#app/document/wire.ts';
import { presenceFrame, readPresence, type PresenceEntry } from './frames.ts';

export type PresentPerson = { id: string; name: string };
/** Something that can be present: one socket, which speaks for one client id. */
export type Present = { readonly person: PresentPerson; presenceId: number | null };

/**
 * Who is where in a room. A socket speaks for the one client id it announced first; what it says of others (y-websocket
 * clients echo what they hear) is left aside, and `user` is always who the server knows it to be.
 */
export class Presence {
  private readonly states = new Map<number, { entry: PresenceEntry; by: Present }>();
  private readonly claimed = new Map<number, string>();
  private lastClock = 0;

  /** `ownerOf`: whose a client id is in the room's text, if it ever wrote there */
  constructor(private readonly ownerOf: (clientId: number) => string | undefined) {}

  /** Takes what a socket says; returns the frame for the others, or null when there is none. Throws on nonsense. */
  receive(from: Present, update: Uint8Array, maxBytes: number): Uint8Array | null {
    const entries = readPresence(update);
    const only = entries.length === 1 ? entries[0]! : null;
    if (from.presenceId === null && only && only.state !== 'null' && this.mayClaim(from, only.clientId))
      this.claim(from, only.clientId);
    const own = entries.find((entry) => entry.clientId === from.presenceId);
    if (!own) return null;
    if (own.state === 'null') return this.leave(from);
    if (own.state.length > maxBytes) throw new Error('presence is too large');
    const entry = { clientId: own.clientId, clock: this.tick(), state: this.identified(from, own.state) };
    this.states.set(own.clientId, { entry, by: from });
    return presenceFrame([entry]);
  }

  /** Forgets a socket; returns the frame that tells the others, or null when it was not there. */
  leave(from: Present): Uint8Array | null {
    const clientId = from.presenceId;
    from.presenceId = null;
    if (clientId === null || this.states.get(clientId)?.by !== from) return null;
    this.states.delete(clientId);
    return presenceFrame([{ clientId, clock: this.tick(), state: 'null' }]);
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
