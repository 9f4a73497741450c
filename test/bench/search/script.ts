import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

type Manifest = {
  entry: { module: string; imports: string[] };
  routes: Record<string, { module: string; imports?: string[] }>;
};

/** What the site was started from just now. */
export function newestBuild(): string {
  const builds = readdirSync('build').map((name) => path.join('build', name));
  return builds.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0]!;
}

/**
 * Kilobytes of script, each file packed by gzip, that a browser loads for a route of a built app with all that stands above
 * it, and, in an app that does not ask for its routes later, the list of those.
 */
export function scriptOf(build: string, route: string, { asksLater }: { asksLater: boolean }): number {
  const client = path.join(build, 'client');
  const assets = path.join(client, 'assets');
  const name = readdirSync(assets).find((file) => file.startsWith('manifest-'))!;
  const text = readFileSync(path.join(assets, name), 'utf8');
  const manifest = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)) as Manifest;
  const parts = [manifest.entry, manifest.routes.root!, manifest.routes[route]!];
  const files = new Set(parts.flatMap(({ module, imports = [] }) => [module, ...imports]));
  if (!asksLater) files.add(`assets/${name}`);
  const sizes = [...files].map((file) => gzipSync(readFileSync(path.join(client, file))).length);
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}
