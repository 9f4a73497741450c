// Starts source-child.ts where nothing was built: in development and tests.
import { register } from 'tsx/esm/api';

register();
await import('./source-child.ts');
