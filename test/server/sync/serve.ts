/**
 * A sync server as a process of its own, to be killed: `serve.ts DATABASE_FILE [POINT [TIMES [PORT]]]`;
 * prints its port. With a point it kills itself when it comes there for the TIMES-th time.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Connection } from '#server/sync/connection.ts';
import { createSync } from '#server/sync/index.ts';
import { SqliteLog } from '#server/sync/log/sqlite-log.ts';
import { AdaptiveLog } from '#server/sync/log/adaptive-log.ts';
import { StoredText } from '#server/sync/stored-text.ts';

const [, , databaseFile = '', point = '', times = '1', port = '0'] = process.argv;
let left = Number(times);

/** Dies here and now, without another word, if this is the place. */
function pass(name: string): void {
  if (name === point && --left === 0) process.kill(process.pid, 'SIGKILL');
}

/** Puts points before and after a function; after one that promises, when it has kept its promise. */
function around<K extends string>(owner: Record<K, (...args: never[]) => unknown>, name: K, label: string): void {
  const original = owner[name];
  owner[name] = function (this: unknown, ...args: never[]) {
    pass(`before ${label}`);
    const result = original.apply(this, args);
    if (!(result instanceof Promise)) return (pass(`after ${label}`), result);
    return result.then((value: unknown) => (pass(`after ${label}`), value));
  };
}

/** On this thread when the points are inside a fold; else as the application has it, on threads of its own. */
function makeStore() {
  if (!/snapshot|pruning/.test(point)) return new AdaptiveLog(databaseFile);
  const log = new SqliteLog(databaseFile);
  const statements = Reflect.get(log, 'statements') as Record<
    'addSnapshot' | 'keepTwo' | 'deleteRows',
    { run(): void }
  >;
  around(statements.addSnapshot, 'run', 'the snapshot is written');
  around(statements.keepTwo, 'run', 'old snapshots go');
  around(statements.deleteRows, 'run', 'pruning');
  return log;
}

const store = makeStore();
around(store, 'append', 'append');
around(store, 'compact', 'the fold');
around(StoredText.prototype, 'apply', 'apply');
around(Connection.prototype, 'deliver', 'telling one of them');

const sync = createSync({
  store,
  env: { publicUrl: null },
  log: { info() {}, warn() {}, error() {} },
  limits: { compactRows: 60, compactGapMs: 0 },
  authenticate: async ({ authorization }) => {
    const id = authorization?.replace('Bearer ', '') ?? 'nobody';
    const access = { role: 'writer' as const, canWrite: true, proposalId: 'p', sectionId: 's', epoch: 1 };
    return { person: { id, name: id }, sessionHash: null, access: async () => access };
  },
});
const http = createServer((req, res) => {
  // Rows that two snapshots stand for, however young.
  if (req.url === '/prune') void store.prune(new Date(Date.now() + 60_000)).then(() => res.end());
  else res.writeHead(sync.healthy() ? 200 : 503).end();
});
http.on('upgrade', (req, socket, head) => sync.handleUpgrade(req, socket, head));
http.listen(Number(port), '127.0.0.1', () => process.stdout.write(`${(http.address() as AddressInfo).port}\n`));
