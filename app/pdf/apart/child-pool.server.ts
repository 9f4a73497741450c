import { Child } from './child.server.ts';
import type { Guard } from './guard.ts';

/** What a PDF may make its process take, in bytes: one of a few bytes can unpack to any size. */
const mostBytes = 1024 ** 3;
/** A process with more than this, in bytes, or with so much work behind it, is not kept for the next. */
const mostAtRest = 300 * 1024 ** 2;
const mostAsked = 50;
/** One that nobody asked for so long is ended. */
const restMs = 60_000;

/** Processes for work on PDFs of somebody else's. One rests, warm, between two pieces of work. */
export class ChildPool {
  private resting: Child | null = null;
  private rest: NodeJS.Timeout | null = null;

  constructor(
    private readonly file: URL,
    private readonly limits: { mostBytes?: number; restMs?: number } = {},
  ) {}

  /** See `Child.run`; what one piece of work takes is never charged to another. */
  async run<A extends object>(job: object, guard: Guard): Promise<A> {
    guard.signal?.throwIfAborted();
    const child = this.take();
    try {
      return await child.run<A>(job, guard);
    } finally {
      this.giveBack(child);
    }
  }

  /** Ends what rests. */
  close(): void {
    if (this.rest) clearTimeout(this.rest);
    this.resting?.end();
    this.resting = null;
  }

  private take(): Child {
    const { resting } = this;
    if (this.rest) clearTimeout(this.rest);
    this.resting = null;
    return resting?.lives ? resting : new Child(this.file, this.limits.mostBytes ?? mostBytes);
  }

  private giveBack(child: Child) {
    if (!child.lives) return;
    if (this.resting?.lives || child.bytes > mostAtRest || child.asked >= mostAsked) return child.end();
    this.resting = child;
    this.rest = setTimeout(() => this.close(), this.limits.restMs ?? restMs);
    this.rest.unref();
  }
}
