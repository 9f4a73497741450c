import * as exported from 'tex-linebreak';

/**
 * The line breaker of TeX. It is a CommonJS package that says it is a module: Node and the build give what it exports as
 * the default export, Vite's server by name only.
 */
export const tex = (exported as { default?: typeof exported }).default ?? exported;
