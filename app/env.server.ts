import path from 'node:path';
import { z } from 'zod';
import { singleton } from './singleton.server.ts';

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const url = (protocols: string[]) =>
  z.string().refine(
    (value) => {
      const parsed = URL.canParse(value) ? new URL(value) : null;
      return parsed !== null && protocols.includes(parsed.protocol);
    },
    `is not an address that starts with ${protocols.map((p) => `${p}//`).join(' or ')}`,
  );

const schema = z.object({
  HOST: z.string().min(1, 'is empty').default('127.0.0.1'),
  PORT: z
    .string()
    .default('3000')
    .refine((v) => /^\d{1,5}$/.test(v) && Number(v) <= 65535, 'is not a port number from 0 to 65535')
    .transform(Number),
  DATA_DIR: z.string().min(1, 'is empty').default('./data'),
  DATABASE_URL: z.string().startsWith('file:', 'does not start with file:').optional(),
  PUBLIC_URL: url(['http:', 'https:'])
    .refine(
      (value) => !URL.canParse(value) || new URL(value).href === `${new URL(value).origin}/`,
      'has a path or more behind the host: Callboard needs an address of its own, such as https://calls.example.org',
    )
    .optional(),
  SMTP_URL: url(['smtp:', 'smtps:']).optional(),
  REDIS_URL: url(['redis:', 'rediss:']).optional(),
  SYNC_KEEP_DAYS: z
    .string()
    .default('90')
    .refine((v) => /^\d{1,5}$/.test(v), 'is not a number of days from 0 to 99999')
    .transform(Number),
  SCRAPE: z.enum(['on', 'off'], 'is neither on nor off').optional(),
  LOG_LEVEL: z.enum(logLevels, `is not one of ${logLevels.join(', ')}`).default('info'),
});

export type Env = {
  host: string;
  port: number;
  dataDir: string;
  /** path of the SQLite file */
  databaseFile: string;
  publicUrl: string | null;
  smtpUrl: string | null;
  redisUrl: string | null;
  /** days that edits stay in the sync log, one by one, after a snapshot stands for them */
  syncKeepDays: number;
  /** whether the server reads sources when they are due; null = not said */
  scrape: boolean | null;
  logLevel: (typeof logLevels)[number];
  /** keys that sources of calls ask for, by the name of their variable (`KEY_…`) */
  sourceKeys: Record<string, string>;
  production: boolean;
};

export class EnvError extends Error {}

/** Reads the environment; throws EnvError with one line for the first wrong value. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    const name = String(issue.path[0]);
    throw new EnvError(`${name}=${JSON.stringify(source[name])} ${issue.message}`);
  }
  const e = parsed.data;
  const dataDir = path.resolve(e.DATA_DIR);
  return {
    host: e.HOST,
    port: e.PORT,
    dataDir,
    databaseFile: e.DATABASE_URL
      ? path.resolve(e.DATABASE_URL.slice('file:'.length))
      : path.join(dataDir, 'callboard.db'),
    publicUrl: e.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    smtpUrl: e.SMTP_URL ?? null,
    redisUrl: e.REDIS_URL ?? null,
    syncKeepDays: e.SYNC_KEEP_DAYS,
    scrape: e.SCRAPE === undefined ? null : e.SCRAPE === 'on',
    logLevel: e.LOG_LEVEL,
    sourceKeys: Object.fromEntries(Object.entries(given).filter(([name]) => name.startsWith('KEY_'))) as Record<
      string,
      string
    >,
    production: source.NODE_ENV === 'production',
  };
}

/** Where the person stands who called a command: npm runs scripts in the package's folder and says so in INIT_CWD. */
export function callerFolder(): string {
  return process.env.INIT_CWD ?? process.cwd();
}

/** The environment of this process, read once. */
export function getEnv(): Env {
  return singleton('env', readEnv);
}
