import { MemoryHub } from '#server/sync/fan-out/memory-fan-out.ts';
import { fanOutContract } from './fan-out.contract.ts';

fanOutContract('MemoryHub', async () => {
  const hub = new MemoryHub();
  return [hub.join(), hub.join()];
});
