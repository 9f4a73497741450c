type Span = { kind: 'both' | 'stored' | 'shown'; length: number };
type Range = { index: number; length: number };
type DeltaOperation = { retain?: number; insert?: unknown; delete?: number };

/**
 * How the text as the editor shows it lies in the text as it is stored, while changes of others are held back:
 * stretches that are in both, only stored (they were inserted) and only shown (they were deleted).
 */
export class HeldChanges {
  private spans: Span[];

  constructor(length: number) {
    this.spans = [{ kind: 'both', length }];
  }

  /** Takes in what another made of the stored text. */
  add(delta: readonly DeltaOperation[]): void {
    let at = 0;
    for (const { retain, insert, delete: removed } of delta) {
      if (retain !== undefined) at += retain;
      else if (removed !== undefined) this.remove(at, removed);
      else {
        const length = typeof insert === 'string' ? insert.length : 1;
        this.spans.splice(this.cut('stored', at), 0, { kind: 'stored', length });
        at += length;
      }
    }
  }

  /** The editor deletes; returns what is left of that range in the stored text, first to last. */
  deleted(index: number, length: number): Range[] {
    const ranges = this.covered(index, length);
    const first = this.cut('shown', index);
    const last = this.cut('shown', index + length);
    const kept = this.spans.slice(first, last).filter((span) => span.kind === 'stored');
    this.spans.splice(first, last - first, ...kept);
    // As with plain indices: deleting from the last range to the first keeps the earlier ones true.
    return ranges;
  }

  /** The editor inserts; returns where that goes in the stored text. */
  inserted(index: number, length: number): number {
    const cut = this.cut('shown', index);
    const at = this.spans.slice(0, cut).reduce((sum, span) => sum + (span.kind === 'shown' ? 0 : span.length), 0);
    this.spans.splice(cut, 0, { kind: 'both', length });
    return at;
  }

  /** The stored index right after what the editor shows before this index. */
  storedIndex(index: number): number {
    const [last] = index > 0 ? this.covered(0, index).slice(-1) : [];
    return last ? last.index + last.length : 0;
  }

  /** The stored ranges behind a shown one. */
  covered(index: number, length: number): Range[] {
    const ranges: Range[] = [];
    let shown = 0;
    let stored = 0;
    for (const span of this.spans) {
      if (span.kind === 'both') {
        const from = Math.max(index, shown);
        const to = Math.min(index + length, shown + span.length);
        if (to > from) ranges.push({ index: stored + from - shown, length: to - from });
      }
      if (span.kind !== 'stored') shown += span.length;
      if (span.kind !== 'shown') stored += span.length;
    }
    return ranges;
  }

  private remove(at: number, length: number): void {
    const first = this.cut('stored', at);
    const last = this.cut('stored', at + length);
    const left = this.spans.slice(first, last).flatMap((span): Span[] => {
      return span.kind === 'stored' ? [] : [{ kind: 'shown', length: span.length }];
    });
    this.spans.splice(first, last - first, ...left);
  }

  /** Cuts the spans at an index of one of the two texts; returns the number of the span that begins there. */
  private cut(text: 'stored' | 'shown', index: number): number {
    const other = text === 'stored' ? 'shown' : 'stored';
    let at = 0;
    for (let i = 0; i < this.spans.length; i += 1) {
      if (at === index) return i;
      const span = this.spans[i]!;
      if (span.kind === other) continue;
      if (index < at + span.length) {
        const rest = at + span.length - index;
        this.spans.splice(i, 1, { ...span, length: span.length - rest }, { ...span, length: rest });
        return i + 1;
      }
      at += span.length;
    }
    return this.spans.length;
  }
}
