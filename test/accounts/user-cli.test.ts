import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { personFromHeaders } from '#app/accounts/current-person.server.ts';
import { verifyPassword } from '#app/accounts/password.server.ts';
import { main, run } from '#app/accounts/user-cli.server.ts';
import type { TestDatabase } from '#test/support/database.ts';
import { addPerson, openSite, password } from '#test/support/site.ts';

let site: TestDatabase;
beforeEach(async () => void (site = await openSite()));
afterEach(() => site.close());

const user = (...argv: string[]) => run(site.db, argv, () => Promise.resolve(`${password}\n`));

describe('npm run user', () => {
  it('adds somebody and prints where the password is set', async () => {
    const printed = await user('add', 'Ada@Example.org', '--name', 'Ada Lovelace', '--admin');
    expect(printed.trim().split('\n').at(-1)).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/reset\/[\w-]{43}$/);
    expect(await site.db.person.findFirst()).toMatchObject({
      email: 'ada@example.org',
      role: 'admin',
      passwordHash: null,
    });
  });

  it('adds somebody with the password of standard input', async () => {
    await user('add', 'ada@example.org', '--password-stdin');
    const person = await site.db.person.findFirstOrThrow();
    expect(person).toMatchObject({ name: 'ada', role: 'member' });
    expect(await verifyPassword(person.passwordHash, password)).toBe(true);
  });

  it('makes an existing account administrator, and else leaves it alone', async () => {
    const ada = await addPerson(site.db, { email: 'ada@example.org' });
    await expect(user('add', 'ada@example.org')).rejects.toThrow('already');
    expect(await user('add', 'ada@example.org', '--admin')).toContain('administrator now');
    expect(await site.db.person.findUnique({ where: { id: ada.id } })).toMatchObject({ role: 'admin' });
  });

  it('prints a token alone on the last line', async () => {
    const ada = await addPerson(site.db, { email: 'ada@example.org' });
    const token = (await user('token', 'ada@example.org')).trimEnd().split('\n').at(-1)!;
    const found = await personFromHeaders(site.db, { authorization: `Bearer ${token}` });
    expect(found?.person.id).toBe(ada.id);
  });

  it('prints a reset link', async () => {
    await addPerson(site.db, { email: 'ada@example.org' });
    expect(await user('reset', 'ada@example.org')).toMatch(/\/reset\/[\w-]{43}\n$/);
  });

  it.each([
    [[], 'Say what to do'],
    [['dance', 'ada@example.org'], 'no command "dance"'],
    [['add'], 'exactly one e-mail'],
    [['add', 'nonsense'], 'not an e-mail address'],
    [['add', 'a@example.org', 'b@example.org'], 'exactly one e-mail'],
    [['token', 'nobody@example.org'], 'Nobody has an account'],
    [['add', 'a@example.org', '--frobnicate'], 'frobnicate'],
  ])('ends %j with 2 and a clear line', async (argv, part) => {
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const code = await main(argv);
    const said = stderr.mock.calls.map(([text]) => String(text)).join('');
    stderr.mockRestore();
    expect(code).toBe(2);
    expect(said).toContain(part);
    expect(await site.db.person.count()).toBe(0);
  });
});
