import type { CheckedDraft } from '../draft.ts';
import type { Rejected } from './check-drafts.ts';
import { pack } from './payload.server.ts';
import type { SourceInfo } from './source-info.ts';
import type { Stage, StagedDraft } from './stage.server.ts';
import type { StoredCalls } from './stored-calls.server.ts';

/** External keys must be unique in a run; of two the first is taken. */
export type Batch = {
  drafts: readonly CheckedDraft[];
  rejected: readonly Rejected[];
  /** records that say what they said last time, known without reading them */
  knownKeys?: readonly string[];
  /** external key → hash of the record as it came, where the source can be known by it next time */
  listHashes?: ReadonlyMap<string, string>;
};

export type Batches = AsyncIterable<Batch> | Iterable<Batch>;

/** Records that are looked at together once they are held. */
const SLICE = 400;

/** What a run brought; `news` are records that say what they did not say before. */
export type ReadIn = { records: number; news: number; unchanged: number; rejected: Rejected[] };

/** After so many news, `hold` writes new calls so that nobody sees them yet; it gives the drafts that may be stored ones. */
export type Holding = { after: number; hold: (some: readonly StagedDraft[]) => Promise<StagedDraft[]> };

/** Reads all that a run brings into its stage, but for new calls that are held while the rest is still being read. */
export async function readIn(
  stored: StoredCalls,
  stage: Stage,
  source: SourceInfo,
  batches: Batches,
  holding?: Holding,
): Promise<ReadIn> {
  const read: ReadIn = { records: 0, news: 0, unchanged: 0, rejected: [] };
  let isHolding = false;
  const twice = (key: string) => read.rejected.push({ key, reason: 'the same record stands twice in this answer' });
  const note = (draft: CheckedDraft, listHash: string | null): StagedDraft | null => {
    const { externalKey } = draft;
    const packed = pack(source.authority, draft);
    const known = stored.hashes(externalKey);
    if (known?.contentHash === packed.hash) {
      if (stage.addKnown(externalKey, listHash === known.listHash ? null : listHash)) read.unchanged += 1;
      else twice(externalKey);
      return null;
    }
    if (isHolding ? !stage.addKnown(externalKey) : !stage.addNews(externalKey, packed, listHash)) {
      twice(externalKey);
      return null;
    }
    read.news += 1;
    return { ...packed, draft, listHash };
  };
  for await (const { drafts, rejected, knownKeys = [], listHashes } of batches) {
    read.records += drafts.length + rejected.length + knownKeys.length;
    read.rejected.push(...rejected);
    const news: StagedDraft[] = [];
    stage.together(() => {
      for (const key of knownKeys) {
        if (stage.addKnown(key)) read.unchanged += 1;
        else twice(key);
      }
      for (const draft of drafts) {
        const one = note(draft, listHashes?.get(draft.externalKey) ?? null);
        if (one) news.push(one);
      }
    });
    if (!holding) continue;
    if (isHolding) {
      const later = await holding.hold(news);
      stage.together(() => later.forEach((one) => stage.keepNews(one.draft.externalKey, one, one.listHash)));
    } else if (read.news > holding.after) {
      isHolding = true;
      for (const some of stage.news(SLICE)) {
        const later = new Set(await holding.hold(some));
        stage.together(() => {
          for (const one of some) if (!later.has(one)) stage.dropNews(one.draft.externalKey);
        });
      }
    }
  }
  return read;
}
