import type { ExportProgress } from '#app/pdf/progress.ts';

/** Between an answer and the next question, in milliseconds. */
const pauseMs = 400;

/** A new key to follow an export by. Not `randomUUID()`, which a site without https does not have. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Asks how far the export with this key is, again and again, until `signal`; `hear` is told whenever the server knows. */
export function follow(at: string, key: string, signal: AbortSignal, hear: (progress: ExportProgress) => void): void {
  let timer: ReturnType<typeof setTimeout>;
  const next = () => {
    if (!signal.aborted) timer = setTimeout(() => void ask().then(next, next), pauseMs);
  };
  // One that is not answered is no reason to stop: the file may still come, and if not it says why.
  const ask = async () => {
    const answer = await fetch(`${at}/export/progress?key=${key}`, { signal });
    const { progress = null } = (await answer.json()) as { progress?: ExportProgress | null };
    if (progress && !signal.aborted) hear(progress);
  };
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  next();
}
