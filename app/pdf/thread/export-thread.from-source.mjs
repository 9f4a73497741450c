// Starts export-thread.ts where nothing was built.
import '../load-source.mjs';

await import('./export-thread.ts');
