import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import { pages } from './pages.ts';
import type { Site } from './site.ts';
import { staticFiles } from './static-files.ts';

/** The site from build/, as server/run/build.mjs left it. */
export async function builtSite(): Promise<Site> {
  const file = path.resolve('build/process/site.js');
  const build = (await import(pathToFileURL(file).href)) as ServerBuild;
  return {
    files: staticFiles(path.resolve('build/client')),
    pages: pages(build, 'production'),
    close: () => Promise.resolve(),
  };
}
