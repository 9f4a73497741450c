import { z } from 'zod';
import { ScraperError } from '../errors.ts';
import { readJson } from './read-json.ts';

const answer = z.object({ errorcode: z.number(), msg: z.string().default(''), data: z.unknown() });

/** Failures of Grants.gov come with HTTP 200: an error code, a bare string for data, or a message in its place. */
export function readGrantsGov<T extends z.ZodType>(body: string, shape: T): z.output<T> {
  const { errorcode, msg, data } = readJson(body, answer);
  if (errorcode !== 0) throw new ScraperError(`Grants.gov answered with error ${errorcode}: ${said(msg)}`);
  if (typeof data === 'string') throw new ScraperError(`Grants.gov failed inside: ${said(data)}`);
  const message = (data as { message?: unknown } | null | undefined)?.message;
  if (typeof message === 'string') throw new ScraperError(`Grants.gov failed inside: ${said(message)}`);
  return readJson(JSON.stringify(data ?? null), shape);
}

/** Its own words as the end of a sentence. */
const said = (words: string) => `${words.trim().replace(/\.$/, '') || 'no message'}.`;
