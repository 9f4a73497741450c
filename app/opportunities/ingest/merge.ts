import type { CheckedDraft } from '../draft.ts';
import { compareAuthority, type Authority } from '../precedence.ts';

/** What one source says of a call, and how much its word counts. */
export type Statement = { sourceId: string; authority: Authority; draft: CheckedDraft };

/** The facts of a call that are stored on the call itself; deadlines are kept from each source apart. */
export type CallFacts = {
  title: string;
  number: string | null;
  funder: string;
  url: string;
  summaryText: string;
  upstreamStatus: string;
  docType: string;
  postedOn: string | null;
  opensOn: string | null;
  archivesOn: string | null;
  deadlineMode: string;
  amountMin: bigint | null;
  amountMax: bigint | null;
  amountTotal: bigint | null;
  currency: string | null;
  amountRaw: string | null;
  eligibilityText: string | null;
};

/**
 * The facts of one call from all that its sources say: field by field the weightiest source that states it wins. The
 * outcome depends on what was said, never on the order in which it came.
 */
export function mergeStatements(statements: readonly Statement[]): CallFacts {
  const pick = <T>(field: string, read: (draft: CheckedDraft) => T | null | undefined): T | null => {
    let best: { statement: Statement; value: T } | null = null;
    for (const statement of statements) {
      const value = read(statement.draft);
      if (value === null || value === undefined || value === '') continue;
      if (!best || comesBefore(field, statement, best.statement)) best = { statement, value };
    }
    return best && best.value;
  };
  const amount = pick('amount', (draft) => draft.amount);
  return {
    title: pick('title', (draft) => draft.title) ?? '',
    number: pick('number', (draft) => draft.number),
    funder: pick('funder', (draft) => draft.funder.name) ?? '',
    url: pick('url', (draft) => draft.url) ?? '',
    summaryText: pick('summary', (draft) => draft.summary) ?? '',
    upstreamStatus: pick('upstreamStatus', (draft) => draft.upstreamStatus) ?? '',
    docType: pick('docType', (draft) => draft.docType) ?? 'call',
    postedOn: pick('postedOn', (draft) => draft.postedOn),
    opensOn: pick('opensOn', (draft) => draft.opensOn),
    archivesOn: pick('archivesOn', (draft) => draft.archivesOn),
    deadlineMode:
      pick('deadlineMode', (draft) => (draft.deadlineMode === 'unknown' ? null : draft.deadlineMode)) ?? 'unknown',
    amountMin: toBigInt(amount?.min),
    amountMax: toBigInt(amount?.max),
    amountTotal: toBigInt(amount?.total),
    currency: amount?.currency ?? null,
    amountRaw: amount?.rawText ?? null,
    eligibilityText: pick('eligibility', (draft) => draft.eligibility),
  };
}

/** Among equals the source whose id comes first, so that the outcome is always the same. */
function comesBefore(field: string, a: Statement, b: Statement): boolean {
  return (compareAuthority(field, a.authority, b.authority) || (a.sourceId < b.sourceId ? -1 : 1)) < 0;
}

const toBigInt = (value: number | null | undefined) => (value === null || value === undefined ? null : BigInt(value));
