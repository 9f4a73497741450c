import { Router, type Request } from 'express';
import { can } from '#app/accounts/can.ts';
import { personFromHeaders } from '#app/accounts/current-person.server.ts';
import type { Env } from '#app/env.server.ts';
import { AppError } from '#app/errors.ts';
import { getLog } from '#app/log.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { hasRoom, isWritable } from '../data-folder.ts';
import type { Sync } from '../sync/index.ts';
import { metricsText, type HttpCounts } from './metrics.ts';

export type OperatorParts = {
  db: Database;
  env: Env;
  counts: HttpCounts;
  stopping: () => boolean;
  sync: Pick<Sync, 'healthy' | 'metrics'>;
};

/** `/healthz` (the process turns), `/readyz` (it can do its work) and `/metrics`. */
export function operatorRoutes(parts: OperatorParts): Router {
  const { db, counts, sync } = parts;
  const router = Router();
  router.get('/healthz', (_req, res) => {
    res.type('text/plain').set('Cache-Control', 'no-store').send('ok\n');
  });
  router.get('/readyz', (_req, res, next) => {
    unready(parts)
      .then((reason) =>
        res
          .status(reason ? 503 : 200)
          .set('Cache-Control', 'no-store')
          .type('text/plain')
          .send(`${reason ?? 'ready'}\n`),
      )
      .catch(next);
  });
  router.get('/metrics', (req, res, next) => {
    mayRead(db, req)
      .then((allowed) => {
        if (!allowed) throw new AppError('forbidden', 'Only an administrator or this machine itself may read metrics.');
        res.type('text/plain; version=0.0.4').send(metricsText(counts, sync.metrics()));
      })
      .catch(next);
  });
  return router;
}

/** Why the process should get no requests now, or null. Migrations are done before it listens. */
async function unready({ db, env, stopping, sync }: OperatorParts): Promise<string | null> {
  if (stopping()) return 'stopping';
  if (!sync.healthy()) return 'text cannot be stored';
  if (!isWritable(env.dataDir)) return 'the data folder cannot be written';
  if (!hasRoom(env.dataDir)) return 'the disk is full';
  try {
    await db.$queryRaw`SELECT 1`;
    return null;
  } catch (error) {
    getLog().warn({ err: error }, 'the database does not answer');
    return 'the database does not answer';
  }
}

const proxyHeaders = ['x-forwarded-for', 'x-forwarded-host', 'forwarded', 'x-real-ip', 'via'];

async function mayRead(db: Database, req: Request): Promise<boolean> {
  const peer = req.socket.remoteAddress ?? '';
  const local = /^(127\.|::1$|::ffff:127\.)/.test(peer);
  if (local && proxyHeaders.every((name) => req.headers[name] === undefined)) return true;
  const { cookie, authorization } = req.headers;
  const recognised = await personFromHeaders(db, { cookie, authorization });
  return can(recognised?.person ?? null, 'operator.metrics');
}
