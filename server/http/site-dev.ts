import type { Server } from 'node:http';
import type { ServerBuild } from '@remix-run/node';
import type { Site } from './site.ts';
import { pages } from './pages.ts';

/** The site through Vite: sources as they are now, changes shown at once. */
export async function devSite(server: Server): Promise<Site> {
  const vite = await import('vite');
  const dev = await vite.createServer({ server: { middlewareMode: true, hmr: { server } }, appType: 'custom' });
  const build = () => dev.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>;
  return { files: dev.middlewares, pages: pages(build, 'development'), close: () => dev.close() };
}
