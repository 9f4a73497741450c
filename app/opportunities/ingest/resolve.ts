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

/** What is stored, asked one at a time. */
export type Known = {
  /** by the source's external key */
  byExternalKey: (key: string) => KnownIdentity | null;
  byCanonicalKey: (key: string) => KnownIdentity | null;
  hasCanonicalKey: (key: string) => boolean;
  /** by the address of a link of any source */
  byUrl: (url: string) => KnownIdentity | null;
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
 * side has no number. Two records that one source lists side by side are two calls even when they share a number. One
 * resolver serves a whole run, however many batches it has: it remembers what is taken.
 */
export class Resolver {
  private readonly takenCalls = new Set<string>();
  private readonly takenKeys = new Set<string>();

  constructor(
    private readonly sourceId: string,
    /** whether the run has a record with this external key */
    private readonly isInThisRun: (externalKey: string) => boolean,
  ) {}

  resolve(draft: CheckedDraft, known: Known): Resolved {
    const linked = known.byExternalKey(draft.externalKey);
    const match = linked ?? findMatch(draft, known);
    if (!match || (!linked && this.isAnother(match, draft))) return this.asNew(draft, known);
    const canonicalKey = keptOrBetterKey(match, draft, (key) => this.isFree(key, known));
    this.takenCalls.add(match.id);
    this.takenKeys.add(canonicalKey);
    return { draft, call: match, canonicalKey, renamedFrom: linked ? null : (match.ownKeys[0] ?? null) };
  }

  /** The same for a draft that is new whatever else the run brings; null for one of which only the whole run can tell. */
  resolveNew(draft: CheckedDraft, known: Known): Resolved | null {
    if (known.byExternalKey(draft.externalKey)) return null;
    const match = findMatch(draft, known);
    return match && !this.isAnother(match, draft) ? null : this.asNew(draft, known);
  }

  /** Once true, it stays true: what one run lists side by side are two calls, whatever comes after. */
  private isAnother({ id, ownKeys: [ownKey], title }: KnownIdentity, draft: CheckedDraft): boolean {
    if (this.takenCalls.has(id)) return true;
    return ownKey !== undefined && (this.isInThisRun(ownKey) || foldText(title) !== foldText(draft.title));
  }

  private asNew(draft: CheckedDraft, known: Known): Resolved {
    const canonicalKey = newKey(this.sourceId, draft, (key) => this.isFree(key, known));
    this.takenKeys.add(canonicalKey);
    return { draft, call: null, canonicalKey, renamedFrom: null };
  }

  private isFree(key: string, known: Known): boolean {
    return !this.takenKeys.has(key) && !known.hasCanonicalKey(key);
  }
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
    const call = known.byCanonicalKey(key);
    if (call) return call;
  }
  const samePage = known.byUrl(draft.url);
  return samePage && (samePage.number === null || !draft.number) ? samePage : null;
}
