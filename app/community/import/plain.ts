/** Looks into data that strangers wrote: own keys alone, and whatever is of another kind than expected is noted, not used. */
export class Plain {
  readonly notes: string[] = [];

  /** The value under a key, when `holder` is an object that has it itself. */
  at(holder: unknown, key: string): unknown {
    if (typeof holder !== 'object' || holder === null || Array.isArray(holder)) return undefined;
    return Object.hasOwn(holder, key) ? (holder as Record<string, unknown>)[key] : undefined;
  }

  /** A text under a key, without blanks around it; undefined where there is none. */
  text(holder: unknown, key: string): string | undefined {
    const value = this.at(holder, key);
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'string') return value.trim() || undefined;
    this.note(key, 'text');
    return undefined;
  }

  /** The texts of a list under a key; one text alone is a list of one. */
  texts(holder: unknown, key: string): string[] {
    return this.list(holder, key).flatMap((value) => {
      if (typeof value === 'string') return value.trim() ? [value.trim()] : [];
      this.note(key, 'a list of texts');
      return [];
    });
  }

  /** The members of a list under a key; one thing alone is a list of one. */
  list(holder: unknown, key: string): unknown[] {
    const value = this.at(holder, key);
    if (value === undefined || value === null) return [];
    return Array.isArray(value) ? value.slice(0, MOST) : [value];
  }

  private note(key: string, kind: string) {
    const sentence = `“${key}” is not ${kind}.`;
    if (!this.notes.includes(sentence)) this.notes.push(sentence);
  }
}

/** Of a list we read no more than this. */
const MOST = 500;
