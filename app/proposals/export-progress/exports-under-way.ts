import type { ExportProgress, OnExport } from '#app/pdf/progress.ts';

/** Whose export of what it is, and the key by which whoever asked for it follows it. */
export type Followed = { personId: string; proposalId: string; key: string };

/** So many are known at a time: more than may wait to be set. */
const most = 200;

/** How far the exports are that somebody follows, while they are made. What nobody else may know is found by all three ids. */
export class ExportsUnderWay {
  private readonly known = new Map<string, { progress: ExportProgress | null }>();

  get size(): number {
    return this.known.size;
  }

  /** Begins one. `end` forgets it, and after that nothing is heard; of too many the oldest is forgotten. */
  begin(followed: Followed): { tell: OnExport; end: () => void } {
    const name = nameOf(followed);
    const one = { progress: null as ExportProgress | null };
    this.known.delete(name);
    this.known.set(name, one);
    if (this.known.size > most) this.known.delete(this.known.keys().next().value!);
    return {
      tell: (progress) => void (one.progress = progress),
      end: () => {
        if (this.known.get(name) === one) this.known.delete(name);
      },
    };
  }

  /** Null where it has not begun, is over, or is somebody else's. */
  get(followed: Followed): ExportProgress | null {
    return this.known.get(nameOf(followed))?.progress ?? null;
  }
}

const nameOf = ({ personId, proposalId, key }: Followed) => JSON.stringify([personId, proposalId, key]);
