import { createHash } from 'node:crypto';
import type { CheckedDraft } from '#app/opportunities/draft.ts';
import type { PageSource } from '../define-source.ts';
import { messageOf, ScraperError } from '../errors.ts';
import { askSource } from './ask-source.ts';
import { overDetails } from './over-details.ts';
import type { RunContext } from './run-context.ts';
import { readStored } from './stored-details.ts';

/** The list with the details of its calls, as far as they are known. */
export type Detailed = {
  drafts: CheckedDraft[];
  /** external key → hash of the line in the list, of the calls that were looked up */
  taken: Map<string, string>;
  /** calls that are left for later runs */
  waiting: number;
  problem: string | null;
};

/** So many calls that could not be looked up are bad luck; more, or so many in a row, are a broken source. */
const FEW = 3;
const SHARE = 0.1;
const IN_A_ROW = 5;

/**
 * Looks up the calls that are new or whose line in the list has changed, at most `perRun` of them; for the others, and
 * where it fails, what was stored stays and the list is laid over it.
 */
export async function readDetails(
  source: PageSource & { detail: object },
  list: readonly CheckedDraft[],
  context: RunContext,
): Promise<Detailed> {
  const stored = await readStored(
    context.db,
    source.id,
    list.map((draft) => draft.externalKey),
  );
  const hashes = new Map(list.map((draft) => [draft.externalKey, lineHash(draft)]));
  const isKnown = (draft: CheckedDraft) => stored.get(draft.externalKey)?.listHash === hashes.get(draft.externalKey);
  const due = list.filter((draft) => !isKnown(draft));
  // A call that is shown with details must not keep old ones; a new one is at least in the list.
  due.sort((a, b) => Number(stored.has(b.externalKey)) - Number(stored.has(a.externalKey)));
  const chosen = context.from === null ? due.slice(0, source.detail!.perRun) : [];

  const { found, failures, stopped } = await lookUp(source, chosen, context);
  const drafts = list.map((draft) => {
    const kept = stored.get(draft.externalKey);
    if (kept && isKnown(draft)) return kept.draft;
    return found.get(draft.externalKey) ?? (kept ? overDetails(draft, kept.draft) : draft);
  });
  const taken = new Map([...found.keys()].map((key) => [key, hashes.get(key)!]));
  const isBad = failures.length > Math.max(FEW, SHARE * chosen.length);
  const problem =
    isBad || stopped
      ? `${failures.length} of ${chosen.length} calls could not be looked up. The last: ${failures.at(-1)}`
      : null;
  return { drafts, taken, waiting: due.length - found.size, problem };
}

async function lookUp(source: PageSource & { detail: object }, chosen: CheckedDraft[], context: RunContext) {
  const found = new Map<string, CheckedDraft>();
  const failures: string[] = [];
  let inARow = 0;
  for (const [index, draft] of chosen.entries()) {
    if (inARow >= IN_A_ROW) break;
    context.signal?.throwIfAborted();
    try {
      found.set(draft.externalKey, await lookUpOne(source, draft, context));
      inARow = 0;
    } catch (error) {
      context.signal?.throwIfAborted();
      if (!(error instanceof ScraperError)) throw error;
      failures.push(messageOf(error));
      inARow += 1;
    }
    context.onProgress({ step: 'details', done: index + 1, whole: chosen.length });
  }
  return { found, failures, stopped: inARow >= IN_A_ROW };
}

async function lookUpOne(source: PageSource, draft: CheckedDraft, context: RunContext): Promise<CheckedDraft> {
  const { format, request } = source.detail!;
  const asked = request(draft);
  if (asked === null) return draft;
  const page = await askSource(source, asked, format, context);
  if (page === null) throw new ScraperError(`The page of ${draft.externalKey} came without content.`);
  return (await context.read(source, { step: 'detail', page, draft })) as CheckedDraft;
}

/** A hash of what the list says of a call. */
function lineHash(draft: CheckedDraft): string {
  const { record: _, ...facts } = draft;
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex');
}
