import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [
    remix({
      serverModuleFormat: 'esm',
      // A build is made beside the old one and put in its place when it is whole (server/run/build.mjs).
      buildDirectory: process.env.CALLBOARD_BUILD ?? 'build',
      future: {
        v3_fetcherPersist: true,
        v3_lazyRouteDiscovery: true,
        v3_relativeSplatPath: true,
        v3_routeConfig: true,
        v3_singleFetch: true,
        v3_throwAbortReason: true,
      },
    }),
  ],
  // Server packages that the search for browser packages would follow into their WebAssembly builds.
  optimizeDeps: { exclude: ['@node-rs/argon2', 'better-sqlite3'] },
  build: { target: 'es2022', sourcemap: false },
});
