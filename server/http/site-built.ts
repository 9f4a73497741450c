import path from 'node:path';
import type { ServerBuild } from '@remix-run/node';
import { pages } from './pages.ts';
import type { Site } from './site.ts';
import { staticFiles } from './static-files.ts';

/** The site beside this file in the build, as server/run/build.mjs left it. */
export async function builtSite(): Promise<Site> {
  const build = (await import(new URL('site.js', import.meta.url).href)) as ServerBuild;
  return {
    files: staticFiles(path.resolve(import.meta.dirname, '../client')),
    pages: pages(build, 'production'),
    close: () => Promise.resolve(),
  };
}
