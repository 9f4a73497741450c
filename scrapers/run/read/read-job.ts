import { checkAward, type CheckedAward } from '#app/opportunities/awards/award-draft.ts';
import { checkDraft, type CheckedDraft } from '#app/opportunities/draft.ts';
import { checkDrafts, checkEach, type Rejected } from '#app/opportunities/ingest/check-drafts.ts';
import type { AwardSource, ExtractSource, PageSource, SourceDefinition, SourceRequest } from '../../define-source.ts';
import { reasonOf, ScraperError } from '../../errors.ts';
import { checkBody } from '../check-body.ts';
import { cleanTexts } from './clean-texts.ts';

/** Letters of the key and of the reason of a refused record. */
const LONGEST = 1000;

/** An answer as it came; `charset` is the one that the server names. */
export type RawPage = { url: string; bytes: Uint8Array; charset?: string | null };

/** What is to be read of one answer: a page of the list, the page of one call, or where the newest file lies. */
export type ReadJob =
  | { step: 'list'; page: RawPage }
  | { step: 'detail'; page: RawPage; draft: CheckedDraft }
  | { step: 'locate'; page: RawPage };

/** A page of a list, every record of it checked. */
export type ReadPage<Draft> = {
  drafts: Draft[];
  rejected: Rejected[];
  announced: number | undefined;
  next: SourceRequest | null;
};
export type ReadResult = ReadPage<CheckedDraft> | ReadPage<CheckedAward> | CheckedDraft | string;

/** Reads one answer. Throws ScraperError with a sentence, whatever was in it. */
export async function readJob(source: SourceDefinition, job: ReadJob): Promise<ReadResult> {
  try {
    if (job.step === 'list') return await readList(source as PageSource | AwardSource, job.page);
    if (job.step === 'detail') return await readDetail(source as PageSource, job.page, job.draft);
    const { locate } = source as ExtractSource;
    return locate({ url: job.page.url, body: checkBody(job.page.bytes, 'html', [], job.page.charset) });
  } catch (error) {
    throw asScraperError(error);
  }
}

async function readList(source: PageSource | AwardSource, { url, bytes, charset }: RawPage): Promise<ReadResult> {
  if (source.kind === 'awards') {
    const parsed = await source.parse({ url, body: checkBody(bytes, source.format, [], charset) });
    return { ...rest(parsed), ...together(checkEach(cleanTexts(parsed.drafts), checkAward), parsed.rejected) };
  }
  const parsed = await source.parse({ url, body: checkBody(bytes, source.format, source.roots, charset) });
  return { ...rest(parsed), ...together(checkDrafts(cleanTexts(parsed.drafts)), parsed.rejected) };
}

const rest = ({ announced, next }: { announced?: number; next?: SourceRequest | null }) => ({
  announced,
  next: next ?? null,
});

function together<Draft>(checked: { drafts: Draft[]; rejected: Rejected[] }, rejected: Rejected[]) {
  return { drafts: checked.drafts, rejected: cleanTexts([...rejected, ...checked.rejected].map(inShort)) };
}

/** What was refused is shown to people, however long it is. */
const inShort = ({ key, reason }: Rejected) => ({ key: key.slice(0, LONGEST), reason: reason.slice(0, LONGEST) });

async function readDetail(
  source: PageSource,
  { url, bytes, charset }: RawPage,
  draft: CheckedDraft,
): Promise<CheckedDraft> {
  const { format, roots, parse } = source.detail!;
  const checked = checkDraft(cleanTexts(await parse({ url, body: checkBody(bytes, format, roots, charset) }, draft)));
  if ('problem' in checked) throw new ScraperError(`The page of ${draft.externalKey} is refused: ${checked.problem}.`);
  if (checked.draft.externalKey === draft.externalKey) return checked.draft;
  throw new ScraperError(`The page of ${draft.externalKey} is of another call, ${checked.draft.externalKey}.`);
}

function asScraperError(error: unknown): ScraperError {
  if (error instanceof ScraperError) return error;
  if (error instanceof RangeError && error.message.includes('call stack')) {
    return new ScraperError('The answer is nested too deeply, so it was not read.');
  }
  return new ScraperError(`The answer is not of the known form: reading it stopped at “${reasonOf(error)}”.`);
}
