import type { Connection } from './connection.ts';
import type { Limits } from './limits.ts';

/** The open connections, with a count for each person. */
export class Crowd {
  private readonly all = new Set<Connection>();
  private readonly perPerson = new Map<string, number>();

  get size(): number {
    return this.all.size;
  }

  list(): Connection[] {
    return [...this.all];
  }

  add(connection: Connection): void {
    this.all.add(connection);
    this.count(connection.person.id, 1);
  }

  delete(connection: Connection): void {
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
