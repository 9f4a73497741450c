import { AppError } from '#app/errors.ts';
import type { SourceParams } from '#app/opportunities/sources/params.ts';
import type { SourcePreview } from '#app/opportunities/sources/preview.server.ts';
import type { Trigger } from '#scrapers/run/open-run.ts';
import type { RunJob } from './scheduler.ts';
import { HEAP_MB, hearOut } from './source-process.ts';

/** Somebody waits for a preview at the screen. */
const PREVIEW_MS = 45_000;

/**
 * Runs a source in a process of its own; gives when it asks to be asked again. Rejects when the process breaks; how the
 * run went is in its row.
 */
export const runInProcess: RunJob = async ({ id }, { by, signal, onProgress }) => {
  const trigger: Trigger = by.personId === null ? { by: 'schedule' } : { by: 'person', personId: by.personId };
  let retryAt: Date | null = null;
  await hearOut({ sourceId: id, trigger }, signal, (message) => {
    if ('progress' in message) onProgress(message.progress);
    if ('done' in message) ({ retryAt } = message);
  });
  return retryAt;
};

/** Looks at what a source would bring, in a process of its own. Throws AppError when it takes too long or breaks. */
export async function previewInProcess(params: SourceParams, heapMb = HEAP_MB): Promise<SourcePreview> {
  const signal = AbortSignal.timeout(PREVIEW_MS);
  let preview: SourcePreview | null = null;
  try {
    await hearOut(
      { params },
      signal,
      (message) => {
        if ('preview' in message) preview = message.preview;
      },
      heapMb,
    );
  } catch (error) {
    if (preview === null && !signal.aborted) throw error;
  }
  if (preview === null) throw new AppError('unavailable', 'Reading the address took too long. Try again later.');
  return preview;
}
