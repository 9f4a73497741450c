import { mostUploadBytes } from '#app/pdf/inspect/file-start.ts';

/** What one supporting PDF may have in bytes, all of a proposal's together, and how many there may be. */
export const mostFileBytes = mostUploadBytes;
export const mostHeldBytes = 100 * 1024 * 1024;
export const mostFiles = 40;

/** As a hint beside the field. */
export const attachmentLimits = `At most ${megabytes(mostFileBytes)} each, ${megabytes(mostHeldBytes)} and ${mostFiles} files in all.`;

export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}
