import { defineConfig } from 'vitest/config';

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
          // One file at a time: they measure time, and each of them starts a server and a browser.
          poolOptions: { forks: { singleFork: true } },
        },
      },
    ],
  },
});
