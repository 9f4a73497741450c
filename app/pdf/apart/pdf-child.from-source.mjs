// Starts pdf-child.ts where nothing was built.
import '../load-source.mjs';

await import('./pdf-child.ts');
