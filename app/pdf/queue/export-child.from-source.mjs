// Starts export-child.ts where nothing was built.
import '../load-source.mjs';

await import('./export-child.ts');
