type Run<T> = { key: string; tag: string; done: Promise<T>; begun: boolean; wanted: number; calledOff: boolean };

/** Results kept, each of another key: what is shown to one person will be asked for by the next. */
const mostKept = 4;

/**
 * Previews, one after another. However many people look at pages while they write, the queue of exports has one preview
 * at most, so that an export waits for no more than that. Who asks for the same `tag` shares one run. A run that nobody
 * waits for any more is dropped before it begins; begun, it ends and is kept, which costs less than a process that starts cold.
 */
export class PreviewLine<T> {
  private readonly runs: Run<T>[] = [];
  private last: Promise<unknown> = Promise.resolve();

  ask(key: string, tag: string, make: () => Promise<T>, signal: AbortSignal | null = null): Promise<T> {
    if (signal?.aborted) return Promise.reject(reasonOf(signal));
    const same = this.runs.find((run) => run.tag === tag && run.key === key && !run.calledOff);
    const run = same ?? this.add(key, tag, make);
    run.wanted += 1;
    return new Promise((resolve, reject) => {
      const leave = () => {
        run.wanted -= 1;
        if (run.wanted === 0 && !run.begun) this.forget(run);
        reject(reasonOf(signal!));
      };
      signal?.addEventListener('abort', leave, { once: true });
      void run.done.then(resolve, reject).finally(() => signal?.removeEventListener('abort', leave));
    });
  }

  private add(key: string, tag: string, make: () => Promise<T>): Run<T> {
    const state = { key, tag, begun: false, wanted: 0, calledOff: false };
    const done = this.last.then(() => {
      if (state.calledOff) throw new Error('The preview was called off.');
      state.begun = true;
      return make();
    });
    const run: Run<T> = Object.assign(state, { done });
    this.last = run.done.then(
      () => this.keepOnly(run),
      () => this.forget(run),
    );
    this.runs.push(run);
    return run;
  }

  /** Of each key the newest that is done, and of all keys the last few. */
  private keepOnly(run: Run<T>) {
    for (const older of this.runs.filter(({ key, begun }) => begun && key === run.key))
      if (older !== run) this.forget(older);
    for (const older of this.runs.filter(({ begun }) => begun).slice(0, -mostKept)) this.forget(older);
  }

  private forget(run: Run<T>) {
    run.calledOff = true;
    const at = this.runs.indexOf(run);
    if (at >= 0) this.runs.splice(at, 1);
  }
}

const reasonOf = (signal: AbortSignal) =>
  signal.reason instanceof Error ? signal.reason : new Error('The preview was called off.');
