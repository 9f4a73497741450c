import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { readAsset, storeAsset } from '#app/archive/asset-store.server.ts';
import { sectionRoom } from '#app/document/wire.ts';
import { logRooms } from '#app/proposals/log-rooms.ts';
import { damagedSections } from '#app/proposals/section-damage.server.ts';
import { openDatabase, type Database } from '#prisma/client.server.ts';
import { backup } from '#server/backup/backup.ts';
import { restore } from '#server/backup/restore.ts';
import { lockDataFolder } from '#server/data-folder.ts';
import { SqliteLog } from '#server/sync/log/sqlite-log.ts';
import { addSection } from '#test/support/site.ts';
import { Writing, wordsIn } from './sync/log/writing.ts';
import { textIn } from './sync/sync-log.contract.ts';

let folder: string;
let place: { dataDir: string; databaseFile: string };
let db: Database;
let file: string;
const assets = () => path.join(place.dataDir, 'assets');

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'callboard-backup-'));
  place = await freshPlace('here');
  db = openDatabase(place.databaseFile);
  file = path.join(folder, 'backup.db');
});
afterEach(async () => {
  await db.$disconnect();
  rmSync(folder, { recursive: true, force: true });
});

async function freshPlace(name: string) {
  const dataDir = path.join(folder, name);
  await mkdir(path.join(dataDir, 'assets'), { recursive: true });
  const databaseFile = path.join(dataDir, 'callboard.db');
  await copyFile(inject('databaseTemplate'), databaseFile);
  return { dataDir, databaseFile };
}

/** A proposal with one section of one update, and one stored file. */
async function fill() {
  const id = await addSection(db);
  await db.syncUpdate.create({ data: { room: sectionRoom(id), epoch: 1, bytes: new Uint8Array([1, 2, 3]) } });
  const sha256 = await storeAsset(new TextEncoder().encode('the exact PDF'), assets());
  await db.asset.create({ data: { sha256, mediaType: 'application/pdf', size: 13 } });
  return { id, sha256 };
}

test('what was backed up comes back elsewhere, files too', async () => {
  const { id, sha256 } = await fill();
  expect(await backup(place, file)).toEqual({ assets: 1 });
  const there = await freshPlace('there');
  expect(await restore(there, file)).toMatchObject({ assets: 1, kept: expect.stringContaining('.before-') });
  const restored = openDatabase(there.databaseFile);
  expect(await restored.proposal.findMany({ select: { title: true } })).toEqual([{ title: 'Arrays' }]);
  const section = await restored.section.findUniqueOrThrow({ where: { id } });
  const update = await restored.syncUpdate.findFirstOrThrow();
  expect(update.epoch).toBe(section.epoch);
  expect([...update.bytes]).toEqual([1, 2, 3]);
  const tables = await restored.$queryRaw<unknown[]>`SELECT name FROM sqlite_master WHERE name LIKE '_callboard%'`;
  expect(tables).toEqual([]);
  await restored.$disconnect();
  expect(new TextDecoder().decode(await readAsset(sha256, path.join(there.dataDir, 'assets')))).toBe('the exact PDF');
  expect(readdirSync(there.dataDir).filter((name) => name.includes('restore'))).toEqual([]);
});

test('every restore gives an epoch that no browser has met', async () => {
  const { id } = await fill();
  await backup(place, file);
  await db.$disconnect();
  const epochs = [1];
  for (let round = 0; round < 3; round += 1) {
    await restore(place, file);
    const sqlite = new Sqlite(place.databaseFile);
    epochs.push(sqlite.prepare('SELECT "epoch" FROM "Section" WHERE "id" = ?').pluck().get(id) as number);
    sqlite.close();
  }
  expect(new Set(epochs).size).toBe(4);
  expect(epochs).toEqual([...epochs].sort((a, b) => a - b));
});

test('a backup taken while somebody writes is whole', async () => {
  await fill();
  let writing = true;
  const writer = (async () => {
    while (writing) {
      await db.auditEvent.create({ data: { action: 'x', thingKind: 'y', thingId: 'z' } });
      // SQLite answers at once, so a loop of writes alone would let nothing else run.
      await new Promise(setImmediate);
    }
  })();
  await backup(place, file);
  writing = false;
  await writer;
  const sqlite = new Sqlite(file, { readonly: true });
  expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok');
  sqlite.close();
});

test('every backup taken while people type has all that was acknowledged before it began', async () => {
  const { id } = await fill();
  await db.syncUpdate.deleteMany();
  const room = sectionRoom(id);
  const writing = new Writing(place.databaseFile, room);
  for (let round = 0; round < 5; round++) {
    await writing.more(20);
    const { acknowledged } = writing;
    const copy = path.join(folder, `round-${round}.db`);
    await backup(place, copy);
    const log = new SqliteLog(copy);
    expect(wordsIn(await textIn(log, room))).toBeGreaterThan(acknowledged);
    expect(await log.load(room, 1, true)).toMatchObject({ damaged: false });
    await log.close();
  }
  await writing.kill();
}, 60_000);

test('what was set aside of a section moves to its new epoch too', async () => {
  const { id } = await fill();
  const room = sectionRoom(id);
  const bytes = new Uint8Array([1, 2, 3]);
  for (const name of logRooms(room).slice(1)) {
    await db.syncUpdate.create({ data: { room: name, epoch: 1, bytes, crc: 5 } });
    await db.syncSnapshot.create({ data: { room: name, seq: 1, epoch: 1, state: bytes, vector: bytes, crc: 6 } });
  }
  await backup(place, file);
  await db.$disconnect();
  await restore(place, file);
  const restored = openDatabase(place.databaseFile);
  const { epoch } = await restored.section.findUniqueOrThrow({ where: { id } });
  expect(epoch).toBeGreaterThan(1);
  const rooms = logRooms(room).map((name) => ({ room: name, epoch }));
  const select = { room: true, epoch: true, crc: true };
  expect(await restored.syncUpdate.findMany({ select, orderBy: { seq: 'asc' } })).toEqual([
    { ...rooms[0]!, crc: null },
    ...rooms.slice(1).map((row) => ({ ...row, crc: 5 })),
  ]);
  expect(await restored.syncSnapshot.findMany({ select })).toHaveLength(3);
  expect(await restored.syncSnapshot.count({ where: { epoch, crc: 6 } })).toBe(3);
  expect(await damagedSections(restored, [id])).toEqual(new Set([id]));
  await restored.$disconnect();
});

test('a restore is refused while a server uses the folder', async () => {
  await fill();
  await backup(place, file);
  const lock = lockDataFolder(place.dataDir);
  await expect(restore(place, file)).rejects.toThrow(
    /A running Callboard \(process \d+\) uses the data folder .* Stop it first/,
  );
  lock.release();
  await expect(restore(place, file)).rejects.toThrow(/Another program has the database open/);
  await db.$disconnect();
  expect((await restore(place, file)).assets).toBe(1);
});

test('a backup never replaces a file, nor misses one in silence', async () => {
  writeFileSync(file, 'mine');
  await expect(backup(place, file)).rejects.toThrow(/exists already/);
  const { sha256 } = await fill();
  rmSync(path.join(assets(), sha256.slice(0, 2)), { recursive: true });
  const other = path.join(folder, 'other.db');
  await expect(backup(place, other)).rejects.toThrow(/is missing.* No backup was written/);
  expect(readdirSync(folder)).not.toContain('other.db');
});

test('what is no backup changes nothing', async () => {
  await fill();
  writeFileSync(file, 'not a database');
  await expect(restore(place, file)).rejects.toThrow(/is not a whole Callboard backup/);
  await expect(restore(place, place.databaseFile)).rejects.toThrow(/is not a whole Callboard backup/);
  expect(await db.proposal.count()).toBe(1);
});
