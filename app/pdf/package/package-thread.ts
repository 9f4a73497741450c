import { parentPort, workerData } from 'node:worker_threads';
import { toldError, type DoneSoFar } from '../inspect/guarded-thread.server.ts';
import { admitPdf } from './admit-pdf.server.ts';
import { appended } from './appended.server.ts';
import { pack } from './pack.ts';
import type { PackageDone, PackageJob } from './package-message.ts';

/** A thread that works on PDFs of other programs, or puts one package together, and ends. */
const job = workerData as PackageJob;
async function run(): Promise<PackageDone[PackageJob['kind']]> {
  if (job.kind === 'admit') return admitPdf(job.bytes);
  if (job.kind === 'append')
    return appended(job.primary, job.supporting, (done, of) =>
      parentPort!.postMessage({ done, of } satisfies DoneSoFar),
    );
  return { bytes: pack(job.files, job.facts) };
}

run().then(
  (done) => parentPort!.postMessage(done),
  (error: unknown) => parentPort!.postMessage(toldError(error)),
);
