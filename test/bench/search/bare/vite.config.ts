import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    remix({
      serverModuleFormat: 'esm',
      buildDirectory: process.env.BARE_BUILD!,
      future: {
        ...{ v3_fetcherPersist: true, v3_lazyRouteDiscovery: true, v3_relativeSplatPath: true },
        ...{ v3_singleFetch: true, v3_throwAbortReason: true },
      },
    }),
  ],
  build: { target: 'es2022' },
  logLevel: 'warn',
});
