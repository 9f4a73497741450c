// npm run dev: serves the sources as they are now, with live reload. Installs and generates first when needed.
import { ensureGenerated, ensureInstalled, enterRoot } from './ensure.mjs';

enterRoot();
process.env.NODE_ENV ??= 'development';
await ensureInstalled();
await ensureGenerated();
const { register } = await import('tsx/esm/api');
register();
const { main } = await import('../main.ts');
await main({ dev: true, demo: process.argv.includes('--demo') });
