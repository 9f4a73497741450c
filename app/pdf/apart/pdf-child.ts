import type { OnStep } from '../progress.ts';
import type { PdfDone, PdfJob } from './pdf-job.ts';
import { serve } from './serve.server.ts';

/** The process that works on PDFs of other programs, and puts packages together. It loads what its work needs. */
async function run(job: PdfJob, onStep: OnStep): Promise<PdfDone[PdfJob['kind']]> {
  if (job.kind === 'inspect') {
    const { inspected } = await import('../inspect/inspected.server.ts');
    return inspected(job, onStep);
  }
  if (job.kind === 'admit') return (await import('../package/admit-pdf.server.ts')).admitPdf(job.bytes);
  if (job.kind === 'append')
    return (await import('../package/appended.server.ts')).appended(job.primary, job.supporting, onStep);
  return { bytes: (await import('../package/pack.ts')).pack(job.files, job.facts) };
}

await serve(run);
