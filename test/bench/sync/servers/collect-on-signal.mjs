// Loaded into a measured server: SIGUSR2 collects its garbage, so that its heap is what it holds and not what it has not
// thrown away yet. Twice, because what finalisers let go of falls only the second time.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  process.on('SIGUSR2', () => {
    collect();
    collect();
  });
}
