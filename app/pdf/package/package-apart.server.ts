import { ofOnePdf, type Guard } from '../apart/guard.ts';
import { pdfApart } from '../apart/pdf-apart.server.ts';
import { packageSentences } from './package-sentences.ts';
import type { PackageDone, PackageJob } from './package-message.ts';

const patienceMs = 60_000;

/** Works on PDFs of other programs, or puts a package together, apart from this process; throws as `pdfApart` does. */
export function packageApart<K extends PackageJob['kind']>(
  job: PackageJob & { kind: K },
  guard: Partial<Guard> = {},
): Promise<PackageDone[K]> {
  const says = job.kind === 'admit' ? ofOnePdf : packageSentences;
  return pdfApart<K>(job, { patienceMs, says, ...guard });
}
