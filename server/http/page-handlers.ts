import { createRequestHandler, type RequestHandler, type ServerBuild } from '@remix-run/node';

type Mode = 'development' | 'production';

/**
 * What answers a path. Remix matches each page four times against all routes of a build, so that a path without parameters
 * is answered by a build of just what it needs; any other by the whole one.
 */
export function pageHandlers(build: ServerBuild, mode: Mode): (pathname: string) => RequestHandler {
  const whole = createRequestHandler(build, mode);
  const fixed = new Map(
    [...fixedPaths(build)].map(([path, ids]) => [path, createRequestHandler(part(build, ids), mode)]),
  );
  // data of a page has its address with this at the end
  return (pathname) => fixed.get(pathname.replace(/\.data$/, '')) ?? whole;
}

/** Paths that are written out in full, which win over those with parameters, and the ids of their routes and those around. */
export function fixedPaths({ routes }: Pick<ServerBuild, 'routes'>): Map<string, ReadonlySet<string>> {
  const byPath = new Map<string, string[]>();
  for (const { id } of Object.values(routes)) {
    const path = pathOf(routes, id);
    if (/[:*?]/.test(path)) continue;
    byPath.set(path, [...(byPath.get(path) ?? []), id]);
  }
  const paths = new Map<string, ReadonlySet<string>>();
  for (const [path, ids] of byPath) {
    // Of several routes at one path, such as a layout and its index, the router knows the order.
    const leaves = ids.filter((id) => !Object.values(routes).some(({ parentId }) => parentId === id));
    if (leaves.length !== 1) continue;
    paths.set(path, new Set(line(routes, leaves[0]!)));
  }
  return paths;
}

type Routes = ServerBuild['routes'];

function part(build: ServerBuild, ids: ReadonlySet<string>): ServerBuild {
  const only = <T>(all: Record<string, T>) =>
    Object.fromEntries(Object.entries(all).filter(([id]) => ids.has(id))) as Record<string, T>;
  return { ...build, routes: only(build.routes), assets: { ...build.assets, routes: only(build.assets.routes) } };
}

/** A route and those around it, the outermost first. */
function line(routes: Routes, id: string): string[] {
  const { parentId } = routes[id]!;
  return parentId !== undefined && routes[parentId] ? [...line(routes, parentId), id] : [id];
}

const pathOf = (routes: Routes, id: string) =>
  `/${line(routes, id)
    .flatMap((one) => routes[one]!.path?.split('/') ?? [])
    .filter(Boolean)
    .join('/')}`;
