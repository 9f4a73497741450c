import { parentPort, workerData } from 'node:worker_threads';
import { fileCheck } from '../preflight/check-file/file-check.ts';
import { toldError } from './guarded-thread.server.ts';
import type { FromInspector, InspectorData } from './inspect-message.ts';
import { readPdf } from './read-pdf.server.ts';

/** A thread that reads one PDF, checks it where that is asked, and ends. */
const port = parentPort!;
const { bytes, budgetMs, check } = workerData as InspectorData;
const tell = (message: FromInspector) => port.postMessage(message);

readPdf(bytes, { budgetMs, progress: (done, of) => tell({ done, of }) }).then(
  (facts) => tell(check ? { checked: fileCheck(facts, check) } : { facts }),
  (error: unknown) => tell(toldError(error)),
);
