/**
 * How far a document is on its way. `waiting`: `done` documents are still before it, of `total` in the queue; `reading`:
 * pictures; `measuring`: blocks; `painting`: pages.
 */
export type Progress = { stage: 'waiting' | 'reading' | 'measuring' | 'painting'; done: number; total: number };
export type OnProgress = (progress: Progress) => void;
/** Which of several files is being made, from 1. */
export type FilePlace = { file: number; of: number };
/**
 * How far an export is: a document that is set, alone or as one of several; then `appending`: supporting PDFs that are
 * added; `packing`: `total` files into an archive.
 */
export type ExportProgress =
  | (Progress & { place?: FilePlace | undefined })
  | { stage: 'appending' | 'packing'; done: number; total: number; place?: undefined };
export type OnExport = (progress: ExportProgress) => void;
/** Told within a stage: so many of so many are done. */
export type OnStep = (done: number, total: number) => void;

const order = ['waiting', 'reading', 'measuring', 'painting'] as const;

/**
 * Tells of the start and the end of each stage, between them at most every `ms` milliseconds, and never of a step back:
 * a document that is measured a second time does not seem to begin again.
 */
export function throttled(tell: OnProgress, ms: number, now: () => number = () => performance.now()): OnProgress {
  let last: Progress | null = null;
  let at = 0;
  return (progress) => {
    if (last && rank(progress) < rank(last)) return;
    const isNew = progress.stage !== last?.stage;
    if (!isNew && progress.done <= last!.done) return;
    if (!isNew && progress.done < progress.total && now() - at < ms) return;
    last = progress;
    at = now();
    tell(progress);
  };
}

const rank = ({ stage }: Progress) => order.indexOf(stage);
