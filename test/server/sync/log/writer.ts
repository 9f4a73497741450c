// Types into a log until it is killed, folding and pruning all the while: `writer.ts DATABASE_FILE ROOM FIRST`.
// After each commit it prints the number of the last word in it: [0], [1], … in one text.
import * as Y from 'yjs';
import { ThreadedLog } from '#server/sync/log/threaded-log.ts';

const [file, room, first] = process.argv.slice(2) as [string, string, string];
const log = new ThreadedLog(file);
const doc = new Y.Doc();
const { snapshot, rows } = await log.load(room, 1);
if (snapshot) Y.applyUpdate(doc, snapshot);
for (const row of rows) Y.applyUpdate(doc, row.bytes);
const body = doc.getText('body');
const updates: Uint8Array[] = [];
doc.on('update', (bytes: Uint8Array) => updates.push(bytes));

async function keep(): Promise<never> {
  for (;;) {
    await log.compact(room, 1);
    await log.prune(new Date());
  }
}
let keeping = false;
for (let word = Number(first); ;) {
  for (const end = word + 1 + Math.floor(Math.random() * 8); word < end; word++) body.insert(body.length, `[${word}]`);
  await log.append(updates.splice(0).map((bytes) => ({ room, epoch: 1, personId: 'ann', bytes, claims: [] })));
  if (!keeping) {
    keeping = true;
    await log.compact(room, 1); // the thread that folds is there from the first word on
    void keep();
  }
  process.stdout.write(`${word - 1}\n`);
}
