import { singleton } from '#app/singleton.server.ts';
import { FairQueue } from '../apart/fair-queue.ts';
import { ofOnePdf, type Guard } from '../apart/guard.ts';
import { pdfApart } from '../apart/pdf-apart.server.ts';
import { packageSentences } from './package-sentences.ts';
import type { PackageDone, PackageJob } from './package-message.ts';

const patienceMs = 60_000;
/** Files that are put together at the same time: each may take a gigabyte. */
const limits = {
  atOnce: 2,
  mostWaiting: 50,
  mostOfOne: 50,
  full: 'Many files are being put together. Try again in a minute.',
};

/** Works on PDFs of other programs, or puts a package together, apart from this process; throws as `pdfApart` does. */
export function packageApart<K extends PackageJob['kind']>(
  job: PackageJob & { kind: K },
  guard: Partial<Guard> = {},
): Promise<PackageDone[K]> {
  if (job.kind === 'admit') return pdfApart<K>(job, { patienceMs, says: ofOnePdf, ...guard });
  const queue = singleton('package-queue', () => new FairQueue(limits));
  return queue.run(() => pdfApart<K>(job, { patienceMs, says: packageSentences, ...guard }), { signal: guard.signal });
}
