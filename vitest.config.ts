import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/**
 * Threads and processes start from the build that test/run.mjs names, as they do in production: it takes a quarter of the
 * time that reading their sources does, and tests start hundreds of them. Without one they start from their sources.
 */
function childrenOfBuild(): Plugin {
  const folder = process.env.BUILT_CHILDREN;
  return {
    name: 'children-of-build',
    enforce: 'pre',
    transform(code, id) {
      if (!folder || !id.endsWith('.ts')) return null;
      return code.replace(/'\.\/([\w-]+)\.from-source\.mjs'/g, (_, name: string) =>
        JSON.stringify(pathToFileURL(path.join(folder, `${name}.js`))),
      );
    },
  };
}

const shared = {
  environment: 'node' as const,
  setupFiles: ['test/support/setup.ts'],
  globalSetup: ['test/support/global-setup.ts'],
};

export default defineConfig({
  test: {
    // Two files at a time: by itself Vitest leaves one of two cores to others.
    maxWorkers: 2,
    minWorkers: 2,
    projects: [
      {
        plugins: [childrenOfBuild()],
        test: {
          ...shared,
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/browser/**', 'test/bench/**'],
          testTimeout: 20_000,
          hookTimeout: 20_000,
          // The Spanish hyphens lie in a folder "es", which Vitest takes for one of ES modules; they are CommonJS.
          server: { deps: { external: [/node_modules\/hyphen\//] } },
        },
      },
      {
        test: {
          ...shared,
          name: 'browser',
          include: ['test/browser/**/*.test.{ts,tsx}'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
