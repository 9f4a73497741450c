import type { ExportProgress } from '#app/pdf/progress.ts';

/**
 * What the page says of an export. `now` is seen and changes often; `stage` is read out, and stays the same while one file
 * after another is set.
 */
export type ProgressWords = { now: string; stage: string };

/** In plain words how far it is; null is before the server told anything. */
export function progressWords(progress: ExportProgress | null): ProgressWords {
  if (!progress) return { now: 'Getting ready', stage: '' };
  const { stage, done, total, place = { file: 1, of: 1 } } = progress;
  if (stage === 'appending') {
    const adding = `Adding ${count(total, 'supporting PDF')}`;
    return { now: total > 1 ? `${adding}: ${done} done` : adding, stage: adding };
  }
  if (stage === 'packing') return { now: `Packing ${count(total, 'file')}`, stage: 'Packing' };
  const file = place.of > 1 ? `File ${place.file} of ${place.of}. ` : '';
  const isFirst = stage === 'waiting' && place.file === 1;
  const setting = place.of > 1 ? `Setting ${place.of} files` : 'Setting the pages';
  return { now: file + settingWords[stage](done, total), stage: isFirst ? 'Waiting for other documents' : setting };
}

const settingWords = {
  waiting: (done: number) => (done > 0 ? `Waiting for ${count(done, 'other document')}` : 'Next in turn'),
  reading: (done: number, total: number) =>
    total > 0 ? `Reading the pictures: ${done} of ${total}` : 'Reading the text',
  measuring: (done: number, total: number) =>
    `Breaking the text into lines: ${total > 0 ? Math.floor((100 * done) / total) : 0} %`,
  painting: (done: number, total: number) => `Setting the pages: ${done} of ${total}`,
};

/** How much of it is done, from 0 to 1; null where nobody can say. It falls only where other work begins. */
export function progressShare(progress: ExportProgress | null): number | null {
  if (!progress || progress.stage === 'packing') return null;
  const { stage, done, total, place = { file: 1, of: 1 } } = progress;
  if (stage === 'waiting' && place.file === 1) return null;
  const part = total > 0 ? done / total : 0;
  if (stage === 'appending') return part;
  const ofDocument = { waiting: 0, reading: 0, measuring: part / 2, painting: 0.5 + part / 2 }[stage];
  return (place.file - 1 + ofDocument) / place.of;
}

const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;
