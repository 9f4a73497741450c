/** A sync server as a process of its own, to be killed: `node --import tsx serve.ts DATABASE_FILE`; prints its port. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSync } from '#server/sync/index.ts';
import { ThreadedLog } from '#server/sync/log/threaded-log.ts';

const databaseFile = process.argv[2]!;
const sync = createSync({
  store: new ThreadedLog(databaseFile),
  env: { publicUrl: null },
  log: { info() {}, warn() {}, error() {} },
  limits: { compactRows: 60, compactGapMs: 0 },
  authenticate: async ({ authorization }) => {
    const id = authorization?.replace('Bearer ', '') ?? 'nobody';
    const access = { role: 'writer' as const, canWrite: true, proposalId: 'p', sectionId: 's', epoch: 1 };
    return { person: { id, name: id }, sessionHash: null, access: async () => access };
  },
});
const http = createServer();
http.on('upgrade', (req, socket, head) => sync.handleUpgrade(req, socket, head));
http.listen(0, '127.0.0.1', () => process.stdout.write(`${(http.address() as AddressInfo).port}\n`));
