import { singleton } from '#app/singleton.server.ts';
import { ChildPool } from './child-pool.server.ts';
import type { Guard } from './guard.ts';
import type { PdfDone, PdfJob } from './pdf-job.ts';

/**
 * Works on PDFs of somebody else's in a process of its own, so that nothing in them takes this one's time or memory. It is
 * ended when it takes too long or too much, and this throws AppError; or when `guard.signal` calls it off, and this throws
 * its reason. `job` stays the caller's.
 */
export function pdfApart<K extends PdfJob['kind']>(job: PdfJob & { kind: K }, guard: Guard): Promise<PdfDone[K]> {
  const pool = singleton('pdf-children', () => new ChildPool(childFile()));
  return pool.run<PdfDone[K]>(job, guard);
}

/** The code of the process: beside this file in the build, and its source where nothing was built. */
function childFile(): URL {
  const here = import.meta.url;
  const isBuilt = !here.endsWith('.ts') && !here.includes('/app/pdf/');
  return new URL(isBuilt ? './pdf-child.js' : './pdf-child.from-source.mjs', here);
}
