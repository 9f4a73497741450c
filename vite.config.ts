import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [
    remix({
      serverModuleFormat: 'esm',
      // A build is made beside the old one and put in its place when it is whole (server/run/build.mjs).
      buildDirectory: process.env.CALLBOARD_BUILD ?? 'build',
      // Without v3_lazyRouteDiscovery: a browser then asks for the routes of fifty calls a page, which takes longer than the page.
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_routeConfig: true,
        v3_singleFetch: true,
        v3_throwAbortReason: true,
      },
    }),
  ],
  // Server packages that the search for browser packages would follow into their WebAssembly builds.
  optimizeDeps: { exclude: ['@node-rs/argon2', 'better-sqlite3'] },
  build: {
    target: 'es2022',
    sourcemap: false,
    rollupOptions: isSsrBuild ? {} : { output: { manualChunks } },
  },
}));

/**
 * What most pages show of ui/ is one file: thirty of some hundred bytes take longer to ask for, and to name in each page. It
 * changes with us, what it stands on seldom.
 */
function manualChunks(id: string): string | undefined {
  if (/\/app\/ui\/[\w-]+\.tsx?$/.test(id)) return 'ui';
  return /\/node_modules\/(?:react|react-dom|scheduler|react-router|react-router-dom|turbo-stream|@remix-run\/\w+)\//.test(
    id,
  )
    ? 'remix'
    : undefined;
}
