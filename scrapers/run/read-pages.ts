import type { CheckedAward } from '#app/opportunities/awards/award-draft.ts';
import type { CheckedDraft } from '#app/opportunities/draft.ts';
import type { Rejected } from '#app/opportunities/ingest/check-drafts.ts';
import type { AwardSource, PageSource, SourceRequest } from '../define-source.ts';
import { messageOf } from '../errors.ts';
import { askSource } from './ask-source.ts';
import type { FetchedPage, Validators } from './fetch-page.ts';
import { LIST_BYTES, MAX_PAGES, megabytes } from './limits.ts';
import type { ReadPage } from './read/read-job.ts';
import { readSaved } from './read-saved.ts';
import type { RunContext } from './run-context.ts';

/** What a source says, page after page. */
export type Reading<Draft> = {
  drafts: Draft[];
  rejected: Rejected[];
  announced: number | undefined;
  bytes: number;
  /** why this is not the whole list */
  problem: string | null;
  /** of the only page: what the server gives to recognise it by */
  validators: Validators | null;
};

type DraftOf<Source> = Source extends AwardSource ? CheckedAward : CheckedDraft;

/**
 * Reads the list of a source to its end, or the one saved page. Null when the server says that it is still the list it
 * gave last time. Throws when the first page cannot be read; a later one only leaves the list incomplete.
 */
export async function readPages<Source extends PageSource | AwardSource>(
  source: Source,
  context: RunContext,
): Promise<Reading<DraftOf<Source>> | null> {
  const reading: Reading<DraftOf<Source>> = {
    ...{ drafts: [], rejected: [], announced: undefined },
    ...{ bytes: 0, problem: null, validators: null },
  };
  const keys = new Set<string>();
  const asked = new Set<string>();
  let request: SourceRequest | null = source.request;
  for (let number = 1; request; number += 1) {
    reading.problem = whyStop(request, number, asked, reading.bytes);
    if (reading.problem !== null) break;
    let page: ReadPage<DraftOf<Source>>;
    try {
      const fetched: FetchedPage | null = await getPage(source, request, number, context);
      if (fetched === null) return null;
      reading.bytes += fetched.bytes.byteLength;
      page = (await context.read(source, { step: 'list', page: fetched })) as ReadPage<DraftOf<Source>>;
      reading.validators = number === 1 && page.next === null ? fetched.validators : null;
    } catch (error) {
      context.signal?.throwIfAborted();
      if (number === 1) throw error;
      reading.problem = `Page ${number} of its list could not be read: ${messageOf(error)}`;
      break;
    }
    const isNew = addPage(reading, page, keys);
    context.onProgress({ step: 'pages', done: reading.drafts.length, whole: reading.announced ?? null });
    if (number > 1 && !isNew && page.next) {
      reading.problem = `Page ${number} of its list holds nothing but what the pages before it held.`;
      break;
    }
    request = context.from === null ? page.next : null;
  }
  return reading;
}

function whyStop(request: SourceRequest, number: number, asked: Set<string>, bytes: number): string | null {
  const question = JSON.stringify([request.method ?? 'GET', request.url, request.body ?? '']);
  if (asked.has(question)) return 'Its list leads back to a page that was read already.';
  asked.add(question);
  if (bytes > LIST_BYTES) return `Its list is larger than ${megabytes(LIST_BYTES)}; the rest was not read.`;
  return number > MAX_PAGES ? `Its list has more than ${MAX_PAGES} pages; the rest was not read.` : null;
}

async function getPage(
  source: PageSource | AwardSource,
  request: SourceRequest,
  number: number,
  context: RunContext,
): Promise<FetchedPage | null> {
  if (context.from !== null) {
    const bytes = await readSaved(context.from);
    return { url: request.url, bytes, charset: null, validators: { etag: null, lastModified: null } };
  }
  return askSource(source, request, source.format, context, number === 1 ? context.known : undefined);
}

/** Takes the records of a page; whether one of them was not on an earlier page. */
function addPage<Draft extends CheckedDraft | CheckedAward>(
  reading: Reading<Draft>,
  page: ReadPage<Draft>,
  keys: Set<string>,
): boolean {
  const fresh = page.drafts.filter((draft) => !keys.has(draft.externalKey));
  for (const draft of fresh) keys.add(draft.externalKey);
  reading.drafts.push(...fresh);
  reading.rejected.push(...page.rejected);
  reading.announced ??= page.announced;
  return fresh.length > 0 || page.rejected.length > 0;
}
