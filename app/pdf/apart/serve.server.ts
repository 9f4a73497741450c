import type { OnStep } from '../progress.ts';
import { toldError } from './guard.ts';
import type { FromChild } from './message.ts';
import { startWatch } from './start-watch.server.ts';

/** The side of the child: does what it is asked, one piece of work after another, while a watch looks at its memory. */
export async function serve<J extends object>(run: (job: J, onStep: OnStep) => Promise<object>): Promise<void> {
  const tell = (message: FromChild) => void process.send!(message);
  const bytes = () => process.memoryUsage.rss();
  process.on('disconnect', () => process.exit());
  await startWatch(Number(process.argv[2]));
  process.on('message', (job: J) => {
    void run(job, (done, of) => tell({ done, of })).then(
      (answer) => tell({ answer, bytes: bytes() }),
      (error: unknown) => tell({ ...toldError(error), bytes: bytes() }),
    );
  });
}
