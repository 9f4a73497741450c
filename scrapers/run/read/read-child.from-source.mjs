// Starts read-child.ts where nothing was built.
import '../../../app/pdf/load-source.mjs';

await import('./read-child.ts');
