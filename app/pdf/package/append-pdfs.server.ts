import type { OnStep } from '../progress.ts';
import { packageApart } from './package-apart.server.ts';
import type { SupportingPdf } from './package-message.ts';

/**
 * A file of ours with others behind it, in a process of its own. Its tags, bookmarks and destinations stay, each other file
 * has a bookmark, and its pages count anew (“S1-1”). It no longer claims PDF/A and PDF/UA, which the others may not be. The
 * same files give the same bytes. Rejects with the reason of `signal`, which ends that process.
 */
export async function appendPdfs(
  primary: Uint8Array,
  supporting: readonly SupportingPdf[],
  { signal, onStep }: { signal?: AbortSignal | null | undefined; onStep?: OnStep | undefined } = {},
): Promise<Uint8Array> {
  if (supporting.length === 0) return primary;
  onStep?.(0, supporting.length);
  const guard = { signal, progress: onStep };
  return (await packageApart({ kind: 'append', primary, supporting: [...supporting] }, guard)).bytes;
}
