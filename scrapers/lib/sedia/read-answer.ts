import { z } from 'zod';
import type { Page, Parsed } from '../../define-source.ts';
import { ScraperError } from '../../errors.ts';
import { readJson } from '../read-json.ts';
import { readHit } from './read-hit.ts';
import { readSlim, slimAnswer } from './read-slim.ts';
import type { SediaRecord } from './record.ts';
import { FORTHCOMING, OPEN, PAGE_SIZE, pageRequest, TYPES } from './request.ts';
import { toDraft } from './to-draft.ts';

const searchAnswer = z.object({
  totalResults: z.number(),
  pageNumber: z.number().nullish(),
  results: z.array(z.unknown()),
});

/** The search gives no more than this many; all that is open is a tenth of it. */
const WINDOW = 10_000;

/** A page of the portal's search, or a snapshot in a harvester's slim form. */
export function readPortal({ url, body }: Page): Parsed {
  if (/^\s*\{\s*"generatedAt"/.test(body)) {
    const { grants } = readJson(body, slimAnswer);
    return toParsed(grants, readSlim);
  }
  const { totalResults, pageNumber, results } = readJson(body, searchAnswer);
  const page = pageNumber ?? Number(new URL(url).searchParams.get('pageNumber') ?? 1);
  const isLast = results.length < PAGE_SIZE;
  if (totalResults > WINDOW) throw ignored(`it found ${totalResults} documents`);
  if (results.length === 0 && page === 1) {
    throw new ScraperError('The portal answered with no calls at all, as it does now and then; that is no empty list.');
  }
  if (isLast && page * PAGE_SIZE < totalResults - PAGE_SIZE) {
    throw new ScraperError(
      `Page ${page} of the portal's list has ${results.length} calls, and ${totalResults} were found.`,
    );
  }
  const parsed = toParsed(results, (raw) => asAsked(readHit(raw)));
  return { ...parsed, next: isLast ? null : pageRequest(page + 1) };
}

function toParsed(records: readonly unknown[], read: (raw: unknown) => SediaRecord | { problem: string }): Parsed {
  const parsed: Parsed = { drafts: [], rejected: [] };
  for (const raw of records) {
    const record = read(raw);
    const result = 'problem' in record ? { key: keyOf(raw), reason: record.problem } : toDraft(record);
    if ('reason' in result) parsed.rejected.push(result);
    else parsed.drafts.push(result);
  }
  return parsed;
}

/** A hit that was not asked for shows that the question was not read. */
function asAsked(record: SediaRecord | { problem: string }): SediaRecord | { problem: string } {
  if ('problem' in record) return record;
  if (!(TYPES as readonly string[]).includes(record.type))
    throw ignored(`${record.reference} is of type ${record.type || 'none'}`);
  if (record.status !== OPEN && record.status !== FORTHCOMING)
    throw ignored(`${record.reference} has status ${record.status || 'none'}`);
  return record;
}

const ignored = (what: string) =>
  new ScraperError(`The portal did not read the question that was asked of it: ${what}.`);

function keyOf(raw: unknown): string {
  const { reference, id } = (raw ?? {}) as { reference?: unknown; id?: unknown };
  const key = reference ?? id;
  return typeof key === 'string' && key ? key.slice(0, 200) : '(no reference)';
}
