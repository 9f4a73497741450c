import { mostGrowth, onGuardedThread, type Guard } from '../inspect/guarded-thread.server.ts';
import { packageSentences } from './package-sentences.ts';
import type { PackageDone, PackageJob } from './package-message.ts';

const patienceMs = 60_000;

/**
 * Works on PDFs of other programs, on a thread that is ended when it takes too long or too much, and throws AppError then;
 * or when `signal` calls it off, and throws its reason.
 */
export function onPackageThread<K extends PackageJob['kind']>(
  job: PackageJob & { kind: K },
  guard: Partial<Guard> = {},
): Promise<PackageDone[K]> {
  return onGuardedThread<PackageDone[K]>(threadFile(), job, [], {
    patienceMs,
    mostGrowth,
    says: job.kind === 'admit' ? undefined : packageSentences,
    ...guard,
  });
}

/** The thread's code: beside this file in the build, and its source where nothing was built. */
function threadFile(): URL {
  const isSource = import.meta.url.endsWith('.ts');
  return new URL(isSource ? './package-thread.from-source.mjs' : './package-thread.js', import.meta.url);
}
