import type { SourceDefinition } from '../define-source.ts';

/** How many of the records that were read state the fields which a source is expected to state. */
export class FieldTally {
  of = 0;
  private readonly counts = new Map<string, number>();
  private readonly fields: readonly string[];

  constructor(expect: SourceDefinition['expect'], drafts: readonly object[] = []) {
    this.fields = Object.keys(expect.fields ?? {});
    this.add(drafts);
  }

  add(drafts: readonly object[]): void {
    this.of += drafts.length;
    for (const field of this.fields) {
      const having = drafts.filter((draft) => isStated((draft as Record<string, unknown>)[field])).length;
      this.counts.set(field, this.having(field) + having);
    }
  }

  having(field: string): number {
    return this.counts.get(field) ?? 0;
  }
}

const isStated = (value: unknown) => (Array.isArray(value) ? value.length > 0 : Boolean(value));
