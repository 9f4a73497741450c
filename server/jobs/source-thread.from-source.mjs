// Starts source-thread.ts where nothing was built: in development and tests. A thread does not inherit the loader for .ts.
import { register } from 'tsx/esm/api';

register();
await import('./source-thread.ts');
