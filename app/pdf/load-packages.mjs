import { readFile } from 'node:fs/promises';

/** A hook of Node's loader: what a package calls an ES module is loaded as it is. */
export async function load(url, context, next) {
  if (!/^file:.*\/node_modules\/.*\.mjs$/.test(url)) return next(url, context);
  return { format: 'module', source: await readFile(new URL(url)), shortCircuit: true };
}
