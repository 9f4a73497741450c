import { matchRoutes } from '@remix-run/react';
import type { ServerBuild } from '@remix-run/node';
import { describe, expect, test } from 'vitest';
import routes from '#app/routes.ts';
import { fixedPaths, pageHandlers } from '#server/http/page-handlers.ts';

type Routes = ServerBuild['routes'];
const made = (list: { id: string; path?: string; parentId?: string; index?: boolean; module?: object }[]): Routes =>
  Object.fromEntries(list.map((route) => [route.id, { module: {}, ...route }])) as unknown as Routes;

/** As Remix makes it of app/routes.ts. */
const site = made([
  { id: 'root', path: '' },
  ...(await routes).map(({ file, path, index }) => ({
    ...{ id: file.replace(/\.tsx?$/, ''), parentId: 'root' },
    ...(path === undefined ? {} : { path }),
    ...(index ? { index } : {}),
  })),
]);

type RouteObject = Parameters<typeof matchRoutes>[0][number];

const tree = (all: Routes, parent?: string): RouteObject[] =>
  Object.values(all)
    .filter(({ parentId }) => parentId === parent)
    .map(({ id, path, index }) => (index ? { id, index } : { id, path, children: tree(all, id) }));

describe('paths that are written out', () => {
  const paths = fixedPaths({ routes: site });

  test('lead where the router leads among all routes', () => {
    expect(paths.size).toBeGreaterThan(30);
    for (const [path, ids] of paths) {
      const found = matchRoutes(tree(site), path)!.map(({ route }) => route.id);
      expect([...ids], path).toEqual(found);
    }
  });

  test('are none of those with parameters', () => {
    expect([...paths.keys()].filter((path) => /[:*?]/.test(path))).toEqual([]);
    expect(paths.has('/opportunities/new')).toBe(false);
    expect(paths.has('/opportunities')).toBe(true);
    expect(paths.has('/')).toBe(true);
  });

  test('take all around them, and leave to the router what several routes share', () => {
    const list = [
      { id: 'root', path: '' },
      { id: 'frame', parentId: 'root' },
      { id: 'a', path: 'a', parentId: 'frame' },
      { id: 'b', path: 'b', parentId: 'root' },
      { id: 'b-index', parentId: 'b', index: true },
      { id: 'b-other', parentId: 'b' },
      { id: 'c', path: ':any', parentId: 'root' },
    ];
    expect([...fixedPaths({ routes: made(list) })]).toEqual([['/a', new Set(['root', 'frame', 'a'])]]);
  });
});

test('every address is answered as by the whole build', async () => {
  const loader = (name: string) => ({ loader: () => new Response(name) });
  const routes = made([
    { id: 'root', path: '' },
    { id: 'data', path: 'data', parentId: 'root', module: loader('written out') },
    { id: 'one', path: ':id', parentId: 'root', module: loader('with a parameter') },
  ]);
  const build = {
    entry: { module: { default: () => new Response('page'), handleError: () => undefined } },
    assets: { entry: { imports: [], module: '' }, routes: { root: {}, data: {}, one: {} }, url: '', version: '1' },
    ...{ routes, publicPath: '/', assetsBuildDirectory: '', future: {}, isSpaMode: false, mode: 'production' },
  } as unknown as ServerBuild;
  const handlers = pageHandlers(build, 'production');
  const answer = async (path: string) =>
    (await handlers(path)(new Request(`https://callboard.example${path}`), {})).text();
  expect(await answer('/data')).toBe('written out');
  expect(await answer('/data/')).toBe('written out');
  expect(await answer('/Data')).toBe('written out');
  expect(await answer('/other')).toBe('with a parameter');
  expect(handlers('/data.data')).toBe(handlers('/data'));
  expect(handlers('/other')).toBe(handlers('/Data'));
  expect(handlers('/data')).not.toBe(handlers('/other'));
});
