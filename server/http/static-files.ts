import path from 'node:path';
import express, { Router } from 'express';

/** The browser's part of the build. Names under assets/ change with their content, so they may be kept for ever. */
export function staticFiles(clientFolder: string): Router {
  const router = Router();
  const options = { index: false, redirect: false, dotfiles: 'ignore' } as const;
  router.use(
    '/assets',
    express.static(path.join(clientFolder, 'assets'), {
      ...options,
      immutable: true,
      maxAge: '1y',
      fallthrough: false,
    }),
  );
  router.use(express.static(clientFolder, { ...options, maxAge: '1h' }));
  return router;
}
