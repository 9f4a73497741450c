// Starts read-thread.ts where nothing was built.
import '../../../app/pdf/load-source.mjs';

await import('./read-thread.ts');
