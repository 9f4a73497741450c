import { pino, type Logger } from 'pino';
import { getEnv } from './env.server.ts';
import { singleton } from './singleton.server.ts';

export type Log = Logger;

/** The log of this process, as JSON lines on standard output. Never give it content, secrets or one-time links. */
export function getLog(): Log {
  return singleton('log', () => pino({ level: getEnv().logLevel, base: undefined }));
}
