import type { Connection } from './connection.ts';
import type { Limits } from './limits.ts';

/** The open connections, with a count for each person. */
export class Crowd {
  private readonly all = new Set<Connection>();
  private readonly perPerson = new Map<string, number>();
  /** whose turn is to come; nobody who has left is kept in it */
  private waiting = new Set<Connection>();

  get size(): number {
    return this.all.size;
  }

  list(): Connection[] {
    return [...this.all];
  }

  /** The next in turn, `count` at most: everybody who is here once before anybody a second time. */
  next(count: number): Connection[] {
    if (this.waiting.size === 0) this.waiting = new Set(this.all);
    const part = [...this.waiting].slice(0, count);
    for (const connection of part) this.waiting.delete(connection);
    return part;
  }

  add(connection: Connection): void {
    this.all.add(connection);
    this.count(connection.person.id, 1);
  }

  delete(connection: Connection): void {
    this.waiting.delete(connection);
    if (this.all.delete(connection)) this.count(connection.person.id, -1);
  }

  /** Whether there is no place for one more connection of this person in a room that has `inRoom`. */
  isFull(personId: string, inRoom: number, limits: Limits): boolean {
    return (
      this.all.size >= limits.connections ||
      inRoom >= limits.connectionsPerRoom ||
      (this.perPerson.get(personId) ?? 0) >= limits.connectionsPerPerson
    );
  }

  private count(personId: string, by: number) {
    const now = (this.perPerson.get(personId) ?? 0) + by;
    if (now > 0) this.perPerson.set(personId, now);
    else this.perPerson.delete(personId);
  }
}
