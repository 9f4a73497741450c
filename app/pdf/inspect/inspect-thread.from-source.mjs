// Starts inspect-thread.ts where nothing was built.
import '../load-source.mjs';

await import('./inspect-thread.ts');
