// The other end of the sockets, a process of its own: takes one job, does it, tells the result and ends.
import type { FromGenerator, Job, Mark } from './jobs/job.ts';
import { open } from './jobs/open.ts';
import { saturate } from './jobs/saturate.ts';
import { typing } from './jobs/typing.ts';
import { upload } from './jobs/upload.ts';

const tell = (message: FromGenerator) =>
  new Promise<void>((resolve) => process.send!(message, undefined, {}, () => resolve()));
let seen: () => void = () => undefined;

/** The bench answers each mark when it has read its clocks. */
const mark: Mark = (name, detail) => {
  const answered = new Promise<void>((resolve) => (seen = resolve));
  void tell({ mark: name, detail: detail ?? null });
  return answered;
};

function work(job: Job) {
  if (job.kind === 'typing') return typing(job, mark);
  if (job.kind === 'saturate') return saturate(job, mark);
  return job.kind === 'open' ? open(job) : upload(job);
}

// Without the bench nobody would hear the result.
process.on('disconnect', () => process.exit());
process.on('message', (message: Job | 'seen') => {
  if (message === 'seen') return seen();
  work(message)
    .then(
      (result) => tell({ result }),
      (error: unknown) => tell({ failure: error instanceof Error ? error.message : String(error) }),
    )
    .finally(() => process.disconnect());
});
