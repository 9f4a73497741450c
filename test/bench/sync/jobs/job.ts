import type { OpenJob, OpenResult } from './open.ts';
import type { SaturateJob, SaturateResult } from './saturate.ts';
import type { TypingJob, TypingResult } from './typing.ts';
import type { UploadJob, UploadResult } from './upload.ts';

/** Work for the generator, a process of its own beside the server. */
export type Job = TypingJob | SaturateJob | OpenJob | UploadJob;
export type ResultOf<J extends Job> = J extends TypingJob
  ? TypingResult
  : J extends SaturateJob
    ? SaturateResult
    : J extends OpenJob
      ? OpenResult
      : UploadResult;

export type MarkName = 'begin' | 'end' | 'newcomer';
/** Tells the bench where the work stands and waits until it has read its clocks. */
export type Mark = (name: MarkName, detail?: number[]) => Promise<void>;

export type FromGenerator =
  { mark: MarkName; detail: number[] | null } | { result: ResultOf<Job> } | { failure: string };
