import { parentPort } from 'node:worker_threads';
import { messageOf } from '../../errors.ts';
import { getSource } from '../../registry.ts';
import { readJob } from './read-job.ts';
import type { FromReader, ToReader } from './read-message.ts';

/** A thread that reads answers of sources, one after the other. */
const port = parentPort!;

port.on('message', ({ sourceId, job }: ToReader) => {
  readJob(getSource(sourceId)!, job).then(
    (result) => port.postMessage({ result } satisfies FromReader),
    (error: unknown) => port.postMessage({ problem: messageOf(error) } satisfies FromReader),
  );
});
