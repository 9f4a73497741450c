import { demoEmail, demoPassword, demoPeople, seedDemo as fill } from '#prisma/demo/index.ts';
import type { Database } from '#prisma/client.server.ts';

/** Puts the demo community into an empty database; a database that has it stays as it is. */
export async function seedDemo(db: Database): Promise<void> {
  await fill(db, new Date().toISOString().slice(0, 10));
}

/** What the console says about the demo: its accounts, one a line, and their password. */
export function demoAccounts(): string {
  return `Demo accounts, password ${demoPassword}:\n${demoPeople.map(({ key }) => `  ${demoEmail(key)}\n`).join('')}`;
}
