import { fork } from 'node:child_process';
import path from 'node:path';
import type { FromGenerator, Job, MarkName, ResultOf } from './jobs/job.ts';

const script = path.join(import.meta.dirname, 'generator.ts');

/** Gives a job to a fresh generator and waits for its result; rejects with the reason when it could not be done. */
export function runJob<J extends Job>(
  job: J,
  onMark: (name: MarkName, detail: number[] | null) => void = () => undefined,
): Promise<ResultOf<J>> {
  return new Promise((resolve, reject) => {
    const child = fork(script, { execArgv: ['--import', 'tsx'], serialization: 'advanced' });
    child.on('message', (message: FromGenerator) => {
      if ('mark' in message) {
        onMark(message.mark, message.detail);
        child.send('seen');
      } else if ('result' in message) resolve(message.result as ResultOf<J>);
      else reject(new Error(message.failure));
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the generator ended with ${code}`)));
    child.send(job);
  });
}
