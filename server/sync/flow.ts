/** Whether a socket may be read from: not while it sends too fast or too much of it waits for the disk. Nothing is lost. */
export class Flow {
  private tokens: number;
  private filledAt: number;
  private waiting = 0;
  private stopped = false;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly limits: { burst: number; framesPerSecond: number; waitingBytes: number },
    private readonly socket: { pause(): void; resume(): void },
    private readonly now: () => number = () => performance.now(),
  ) {
    this.tokens = limits.burst;
    this.filledAt = now();
  }

  /** true while the socket is not read from, so that silence does not mean it is gone */
  get paused(): boolean {
    return this.stopped;
  }

  /** A frame came that counts for `weight`; `bytes` of it wait until `settled` says so. */
  received(bytes: number, weight = 1): void {
    const now = this.now();
    const filled = this.tokens + ((now - this.filledAt) / 1000) * this.limits.framesPerSecond;
    this.tokens = Math.min(this.limits.burst, filled) - weight;
    this.filledAt = now;
    this.waiting += bytes;
    this.update();
  }

  settled(bytes: number): void {
    this.waiting -= bytes;
    this.update();
  }

  stop(): void {
    if (this.timer) clearTimeout(this.timer);
  }

  private update() {
    const tooFast = this.tokens < 0;
    const stop = tooFast || this.waiting > this.limits.waitingBytes;
    if (tooFast && !this.timer) {
      this.timer = setTimeout(() => this.refill(), 20);
      this.timer.unref();
    }
    if (stop === this.stopped) return;
    this.stopped = stop;
    if (stop) this.socket.pause();
    else this.socket.resume();
  }

  private refill() {
    this.timer = null;
    const now = this.now();
    this.tokens += ((now - this.filledAt) / 1000) * this.limits.framesPerSecond;
    this.filledAt = now;
    this.update();
  }
}
