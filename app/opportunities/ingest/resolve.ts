import { foldText } from '../text.ts';
import type { CheckedDraft } from '../draft.ts';

/** A stored call as far as telling calls apart needs it. */
export type KnownIdentity = {
  id: string;
  canonicalKey: string;
  number: string | null;
  title: string;
  /** external keys under which the source that is being read knows the call */
  ownKeys: string[];
};

export type Known = {
  /** by the source's external key */
  byExternalKey: ReadonlyMap<string, KnownIdentity>;
  byCanonicalKey: ReadonlyMap<string, KnownIdentity>;
  /** by the address of a link of any source */
  byUrl: ReadonlyMap<string, KnownIdentity>;
};

export type Resolved = {
  draft: CheckedDraft;
  /** the stored call this is, or null for a new one */
  call: KnownIdentity | null;
  canonicalKey: string;
  /** the external key that this record had before the source renamed it */
  renamedFrom: string | null;
};

/**
 * Decides which call each draft is: the source's own key first, then canonical keys, then the page's address when one
 * side has no number. Two records that one source lists side by side are two calls even when they share a number.
 */
export function resolveDrafts(sourceId: string, drafts: readonly CheckedDraft[], known: Known): Resolved[] {
  const inThisRun = new Set(drafts.map((draft) => draft.externalKey));
  const takenCalls = new Set<string>();
  const takenKeys = new Set<string>();
  const isFree = (key: string) => !takenKeys.has(key) && !known.byCanonicalKey.has(key);

  return drafts.map((draft) => {
    const linked = known.byExternalKey.get(draft.externalKey) ?? null;
    const match = linked ?? findMatch(draft, known);
    const renamedFrom = linked ? null : (match?.ownKeys[0] ?? null);
    const isAnother =
      match !== null &&
      !linked &&
      (takenCalls.has(match.id) ||
        (renamedFrom !== null && (inThisRun.has(renamedFrom) || foldText(match.title) !== foldText(draft.title))));
    const call = isAnother ? null : match;
    const canonicalKey = call ? keptOrBetterKey(call, draft, isFree) : newKey(sourceId, draft, isFree);
    if (call) takenCalls.add(call.id);
    takenKeys.add(canonicalKey);
    return { draft, call, canonicalKey, renamedFrom: call && renamedFrom };
  });
}

/** A call keeps its key; one that was known only by its page takes a number when it gets one. */
function keptOrBetterKey(call: KnownIdentity, draft: CheckedDraft, isFree: (key: string) => boolean): string {
  const best = draft.keys[0]!;
  const isBetter = call.canonicalKey.startsWith('url:') && !best.startsWith('url:');
  return isBetter && isFree(best) ? best : call.canonicalKey;
}

/** The best key that nobody has; numbers are not unique, so at worst it says whose record this is. */
function newKey(sourceId: string, draft: CheckedDraft, isFree: (key: string) => boolean): string {
  const best = draft.keys[0]!;
  return isFree(best) ? best : `${best}~${sourceId}:${draft.externalKey}`;
}

function findMatch(draft: CheckedDraft, known: Known): KnownIdentity | null {
  for (const key of draft.keys) {
    const call = known.byCanonicalKey.get(key);
    if (call) return call;
  }
  const samePage = known.byUrl.get(draft.url);
  return samePage && (samePage.number === null || !draft.number) ? samePage : null;
}
