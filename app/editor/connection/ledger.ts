/**
 * Counts what this browser made and what the server has on disk. A change is stored when an acknowledged frame of the
 * connection it went out on covers it; a change made offline goes out with step two, which covers everything so far.
 */
export class Ledger {
  private made = 0;
  private stored = 0;
  private stepTwoSent = false;
  private sent = 0;
  private frames: { number: number; covers: number }[] = [];

  /** The document changed here, or a copy of this device was read into it. */
  changed(): void {
    this.made += 1;
  }

  /** A connection opened: its frames are counted from one. */
  opened(): void {
    this.stepTwoSent = false;
    this.sent = 0;
    this.frames = [];
  }

  /** An update frame went out on this connection, in the same turn as the change it carries. */
  wrote(kind: 'stepTwo' | 'update'): void {
    this.sent += 1;
    if (kind === 'stepTwo') this.stepTwoSent = true;
    // Before step two the server may lack what came earlier, so that a frame proves nothing of what is here.
    if (this.stepTwoSent) this.frames.push({ number: this.sent, covers: this.made });
  }

  /** The first `count` update frames of this connection are on disk. */
  acknowledged(count: number): void {
    while (this.frames.length > 0 && this.frames[0]!.number <= count)
      this.stored = Math.max(this.stored, this.frames.shift()!.covers);
  }

  /** true once step two has gone out on this connection */
  get answered(): boolean {
    return this.stepTwoSent;
  }

  /** counts what was made here: grows with every change */
  get changes(): number {
    return this.made;
  }

  /** how much of it is known to be stored: grows with acknowledgements */
  get storedChanges(): number {
    return this.stored;
  }

  /** true while something made here is not known to be on the server's disk */
  get unsaved(): boolean {
    return this.stored < this.made;
  }
}
