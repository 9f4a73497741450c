/**
 * One value per process. The Remix bundle and the Express process are two module instances, so a plain module variable
 * would exist twice: what must be shared is kept here, on purpose.
 */
export function singleton<T>(name: string, make: () => T): T {
  const store = ((globalThis as { __callboard?: Record<string, unknown> }).__callboard ??= {});
  return (store[name] ??= make()) as T;
}
