import type { RequestHandler } from 'express';

/** Where the pages and their files come from: Vite in development, the build otherwise. */
export type Site = { files: RequestHandler; pages: RequestHandler; close: () => Promise<void> };
