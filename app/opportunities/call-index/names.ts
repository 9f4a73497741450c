/** Names as numbers from 0, so that counting is adding to an array. */
export class Names {
  readonly list: string[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(name: string): number {
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.list.push(name) - 1;
      this.#numbers.set(name, number);
    }
    return number;
  }

  /** undefined for a name that no call has */
  find(name: string): number | undefined {
    return this.#numbers.get(name);
  }
}

/** Sets of names as numbers: calls have the same few again and again. */
export class NameSets {
  readonly #names = new Names();
  readonly #sets = new Names();
  /** by number of a set, the numbers of its names */
  readonly #members: number[][] = [];

  /** of the names, not of the sets */
  get list(): readonly string[] {
    return this.#names.list;
  }

  get size(): number {
    return this.#members.length;
  }

  numberOf(names: readonly string[]): number {
    const members = [...new Set(names)].map((name) => this.#names.numberOf(name)).sort((a, b) => a - b);
    const number = this.#sets.numberOf(members.join(' '));
    this.#members[number] ??= members;
    return number;
  }

  /** By number of a set, 1 where one of the names is in it. */
  withAny(names: readonly string[]): Uint8Array {
    const wanted = new Set(names.map((name) => this.#names.find(name)));
    return Uint8Array.from(this.#members, (members) => (members.some((member) => wanted.has(member)) ? 1 : 0));
  }

  /** How often each name stands in sets that are counted. */
  perName(counts: Uint32Array): Uint32Array {
    const sums = new Uint32Array(this.list.length);
    this.#members.forEach((members, set) => {
      for (const member of members) sums[member]! += counts[set] ?? 0;
    });
    return sums;
  }
}
