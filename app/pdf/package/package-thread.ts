import { parentPort, workerData } from 'node:worker_threads';
import { toldError } from '../inspect/guarded-thread.server.ts';
import { admitPdf } from './admit-pdf.server.ts';
import { appended } from './appended.server.ts';
import type { PackageJob } from './package-message.ts';

/** A thread that works on one PDF of another program, and ends. */
const job = workerData as PackageJob;
const run = job.kind === 'admit' ? admitPdf(job.bytes) : appended(job.primary, job.supporting);

run.then(
  (done) => parentPort!.postMessage(done),
  (error: unknown) => parentPort!.postMessage(toldError(error)),
);
