/** A value to look at and to be told of: fits React's useSyncExternalStore. */
export type Readable<T> = { get(): T; subscribe(listener: () => void): () => void };

/** Makes a value; `set` tells only when it is another one by `same`. */
export function writable<T>(first: T, same: (a: T, b: T) => boolean): Readable<T> & { set(value: T): void } {
  let current = first;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set: (value) => {
      if (same(current, value)) return;
      current = value;
      for (const listener of [...listeners]) listener();
    },
  };
}
