import { describe, expect, it } from 'vitest';
import type { ExportProgress } from '#app/pdf/progress.ts';
import { progressShare, progressWords } from '#app/proposals/export-progress/progress-words.ts';

const at = (stage: ExportProgress['stage'], done: number, total: number, place?: { file: number; of: number }) =>
  ({ stage, done, total, place }) as ExportProgress;

describe('how far an export is', () => {
  it.each<[ExportProgress | null, string, string, number | null]>([
    [null, 'Getting ready', '', null],
    [at('waiting', 1, 2), 'Waiting for 1 other document', 'Waiting for other documents', null],
    [at('waiting', 0, 2), 'Next in turn', 'Waiting for other documents', null],
    [at('reading', 0, 0), 'Reading the text', 'Setting the pages', 0],
    [at('reading', 1, 3), 'Reading the pictures: 1 of 3', 'Setting the pages', 0],
    [at('measuring', 199, 300), 'Breaking the text into lines: 66 %', 'Setting the pages', 199 / 600],
    [at('measuring', 0, 0), 'Breaking the text into lines: 0 %', 'Setting the pages', 0],
    [at('painting', 12, 46), 'Setting the pages: 12 of 46', 'Setting the pages', 0.5 + 6 / 46],
    [at('painting', 1, 2, { file: 2, of: 4 }), 'File 2 of 4. Setting the pages: 1 of 2', 'Setting 4 files', 1.75 / 4],
    [at('waiting', 1, 2, { file: 2, of: 4 }), 'File 2 of 4. Waiting for 1 other document', 'Setting 4 files', 0.25],
    [at('appending', 0, 1), 'Adding 1 supporting PDF', 'Adding 1 supporting PDF', 0],
    [at('appending', 2, 3), 'Adding 3 supporting PDFs: 2 done', 'Adding 3 supporting PDFs', 2 / 3],
    [at('packing', 0, 8), 'Packing 8 files', 'Packing', null],
  ])('%j is seen as “%s”, read out as “%s”', (progress, now, stage, share) => {
    expect(progressWords(progress)).toEqual({ now, stage });
    if (share === null) expect(progressShare(progress)).toBeNull();
    else expect(progressShare(progress)).toBeCloseTo(share, 9);
  });

  it('is read out once for all files that are set', () => {
    const stages = ['reading', 'measuring', 'painting', 'waiting'] as const;
    const said = [1, 2, 3].flatMap((file) => stages.map((stage) => at(stage, 1, 5, { file, of: 3 })).slice(0, file > 1 ? 4 : 3)); // prettier-ignore
    expect(new Set(said.map((progress) => progressWords(progress).stage)).size).toBe(1);
  });
});
