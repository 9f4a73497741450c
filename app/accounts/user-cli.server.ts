import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { AppError } from '#app/errors.ts';
import { getDb, type Database } from '#prisma/client.server.ts';
import { createApiToken } from './api-token.server.ts';
import { audit } from './audit.server.ts';
import { baseUrl } from './base-url.server.ts';
import { insertPerson, prepareNewPerson } from './create-person.server.ts';
import { changeRole } from './people.server.ts';
import { checkEmail, checkName } from './person-input.ts';
import { createReset } from './reset.server.ts';

const usage = `Usage:
  npm run user -- add EMAIL [--name NAME] [--admin] [--password-stdin]
      makes an account and prints the link at which its password is set;
      with --password-stdin the password is read from standard input instead
  npm run user -- token EMAIL
      prints a new API token of that person, alone on the last line
  npm run user -- reset EMAIL
      prints a link at which that person sets a new password
`;

class UsageError extends Error {}

/** `npm run user`: 0 = done, 2 = the input was wrong and nothing was changed. */
export async function main(argv: string[]): Promise<number> {
  try {
    process.stdout.write(await run(getDb(), argv, () => text(process.stdin)));
    return 0;
  } catch (error) {
    if (error instanceof UsageError) process.stderr.write(`${error.message}\n\n${usage}`);
    else if (error instanceof AppError) process.stderr.write(`${[error.message, ...mends(error)].join(' ')}\n`);
    else throw error;
    return 2;
  }
}

/** Does what the arguments say and returns what to print; throws UsageError or AppError on wrong input. */
export async function run(db: Database, argv: string[], readStdin: () => Promise<string>): Promise<string> {
  const { positionals, values } = parse(argv);
  const [command, address, ...rest] = positionals;
  if (!command) throw new UsageError('Say what to do: add, token or reset.');
  if (!['add', 'token', 'reset'].includes(command)) throw new UsageError(`There is no command "${command}".`);
  if (!address || rest.length > 0) throw new UsageError(`"${command}" takes exactly one e-mail address.`);
  const email = checkEmail(address);
  if (email.problem) throw new UsageError(`${JSON.stringify(address)}: ${email.problem}`);
  if (command === 'add') return add(db, email.value, values, readStdin);
  const person = await db.person.findUnique({ where: { email: email.value } });
  if (!person) throw new AppError('not_found', `Nobody has an account with ${email.value}. Make one with "add" first.`);
  if (person.disabledAt)
    throw new AppError(
      'conflict',
      `The account of ${email.value} is switched off. An administrator can switch it on, on the page People.`,
    );
  if (command === 'reset') return `${await resetLink(db, person.id)}\n`;
  return `A new API token of ${person.name}, shown only now:\n${await createApiToken(db, person.id, 'command line')}\n`;
}

type Options = { name?: string; admin?: boolean; 'password-stdin'?: boolean };

async function add(db: Database, email: string, options: Options, readStdin: () => Promise<string>): Promise<string> {
  const role = options.admin ? 'admin' : 'member';
  const existing = await db.person.findUnique({ where: { email } });
  if (existing && options.admin && existing.role !== 'admin') {
    await changeRole(db, null, existing.id, 'admin');
    return `${existing.name} <${email}> is an administrator now.\n`;
  }
  if (existing)
    throw new AppError('conflict', `There is an account with ${email} already. Use "reset" for a new password.`);
  const name = checkName(options.name ?? email.split('@')[0]!);
  if (name.problem) throw new AppError('bad_input', name.problem);
  const password = options['password-stdin'] ? (await readStdin()).replace(/\r?\n$/, '') : null;
  const prepared =
    password === null
      ? { email, name: name.value, passwordHash: null }
      : await prepareNewPerson({ email, name: name.value, password });
  const person = await db.$transaction(async (tx) => {
    const made = await insertPerson(tx, { ...prepared, role });
    await audit(tx, null, 'person.added', { kind: 'person', id: made.id }, { role, via: 'command line' });
    return made;
  });
  const made = `Made an account for ${person.name} <${email}>${role === 'admin' ? ', administrator' : ''}.\n`;
  if (password !== null) return made;
  return `${made}Set its password within seven days at:\n${await resetLink(db, person.id)}\n`;
}

async function resetLink(db: Database, personId: string): Promise<string> {
  return `${baseUrl()}/reset/${await createReset(db, null, personId)}`;
}

function mends(error: AppError): string[] {
  return Object.values(error.fields).filter((sentence) => sentence !== error.message);
}

function parse(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      allowPositionals: true,
      options: { name: { type: 'string' }, admin: { type: 'boolean' }, 'password-stdin': { type: 'boolean' } },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
