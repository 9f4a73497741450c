import { expect, test } from 'vitest';
import { testDatabase } from '#test/support/database.ts';

test('a connection keeps foreign keys, writes ahead and waits when busy', async () => {
  const { db, close } = await testDatabase();
  const pragma = async (name: string) =>
    Object.values((await db.$queryRawUnsafe<Record<string, unknown>[]>(`PRAGMA ${name}`))[0]!)[0];
  expect(Number(await pragma('foreign_keys'))).toBe(1);
  expect(await pragma('journal_mode')).toBe('wal');
  expect(Number(await pragma('busy_timeout'))).toBe(10_000);
  await expect(
    db.session.create({ data: { tokenHash: 'x', personId: 'nobody', expiresAt: new Date() } }),
  ).rejects.toThrow(/foreign key/i);
  await close();
});

test('each test has its own data', async () => {
  const [a, b] = await Promise.all([testDatabase(), testDatabase()]);
  await a.db.person.create({ data: { email: 'a@example.org', name: 'A' } });
  expect(await b.db.person.count()).toBe(0);
  await Promise.all([a.close(), b.close()]);
});
