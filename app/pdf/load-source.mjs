// For threads where nothing was built, in development and tests: a thread does not inherit the loader for .ts.
import { register as registerHooks } from 'node:module';
import { register } from 'tsx/esm/api';

register();
// tsx reads the ES modules of packages too, which for pdfjs alone takes a second a thread. They are JavaScript already.
registerHooks('./load-packages.mjs', import.meta.url);
