import type { CheckedDraft } from '../draft.ts';
import { compareAuthority, type Authority } from '../precedence.ts';

/** What one source says of a call, and how much its word counts. */
export type Statement = { sourceId: string; authority: Authority; draft: CheckedDraft };

/**
 * The facts of a call that are stored on the call itself; deadlines are kept from each source apart. Lists are JSON,
 * money is in minor units.
 */
export type CallFacts = {
  recordKind: string;
  title: string;
  number: string | null;
  funder: string;
  programme: string | null;
  callId: string | null;
  url: string;
  applyUrl: string | null;
  summaryText: string;
  descriptionHtml: string | null;
  language: string | null;
  upstreamStatus: string;
  docType: string;
  postedOn: string | null;
  opensOn: string | null;
  archivesOn: string | null;
  deadlineMode: string;
  amountMin: number | null;
  amountMax: number | null;
  amountTotal: number | null;
  currency: string | null;
  amountKind: string;
  amountRaw: string | null;
  awardsExpected: number | null;
  costSharing: boolean | null;
  eligibilityText: string | null;
  applicantTypes: string | null;
  acceptsFiscalSponsor: boolean | null;
  acceptsIndividuals: boolean | null;
  countries: string | null;
  indirectCap: number | null;
  paysMaintenance: boolean | null;
  payment: string | null;
  inviteOnly: boolean | null;
  stages: string | null;
  instruments: string | null;
  categories: string | null;
  alns: string | null;
  tags: string | null;
  attachments: string | null;
  version: string | null;
};
export type FactName = keyof CallFacts;

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
  // An empty list states nothing, but for countries, where it says "anywhere".
  const list = (field: string, read: (draft: CheckedDraft) => readonly unknown[] | null | undefined) => {
    const value = pick(field, (draft) => (read(draft)?.length ? read(draft) : null));
    return value && JSON.stringify(value);
  };
  const amount = pick('amount', (draft) => draft.amount);
  const countries = pick('countries', (draft) => draft.terms?.countries);
  return {
    recordKind: pick('recordKind', (draft) => draft.recordKind) ?? 'open_call',
    title: pick('title', (draft) => draft.title) ?? '',
    number: pick('number', (draft) => draft.number),
    funder: pick('funder', (draft) => draft.funder.name) ?? '',
    programme: pick('programme', (draft) => draft.programme?.name),
    callId: pick('callId', (draft) => draft.callId),
    url: pick('url', (draft) => draft.url) ?? '',
    applyUrl: pick('applyUrl', (draft) => draft.applyUrl),
    summaryText: pick('summary', (draft) => draft.summary) ?? '',
    descriptionHtml: pick('summary', (draft) => draft.descriptionHtml),
    language: pick('language', (draft) => draft.language),
    upstreamStatus: pick('upstreamStatus', (draft) => draft.upstreamStatus) ?? '',
    docType: pick('docType', (draft) => draft.docType) ?? 'call',
    postedOn: pick('postedOn', (draft) => draft.postedOn),
    opensOn: pick('opensOn', (draft) => draft.opensOn),
    archivesOn: pick('archivesOn', (draft) => draft.archivesOn),
    deadlineMode:
      pick('deadlineMode', (draft) => (draft.deadlineMode === 'unknown' ? null : draft.deadlineMode)) ?? 'unknown',
    amountMin: amount?.min ?? null,
    amountMax: amount?.max ?? null,
    amountTotal: amount?.total ?? null,
    currency: amount?.currency ?? null,
    amountKind: amount?.kind ?? 'unknown',
    amountRaw: amount?.rawText ?? null,
    awardsExpected: pick('awardsExpected', (draft) => draft.awardsExpected),
    costSharing: pick('costSharing', (draft) => draft.costSharing),
    eligibilityText: pick('eligibility', (draft) => draft.eligibility),
    applicantTypes: list('applicantTypes', (draft) => draft.applicantTypes),
    acceptsFiscalSponsor: pick('terms', (draft) => draft.terms?.fiscalSponsor),
    acceptsIndividuals: pick('terms', (draft) => draft.terms?.individuals),
    countries: countries && JSON.stringify(countries),
    indirectCap: pick('terms', (draft) => draft.terms?.indirectCap),
    paysMaintenance: pick('terms', (draft) => draft.terms?.maintenance),
    payment: pick('terms', (draft) => draft.terms?.payment),
    inviteOnly: pick('terms', (draft) => draft.terms?.inviteOnly),
    stages: pick('stages', (draft) => draft.stages),
    instruments: list('instruments', (draft) => draft.instruments),
    categories: list('categories', (draft) => draft.categories),
    alns: list('alns', (draft) => draft.alns),
    tags: list('tags', (draft) => draft.tags),
    attachments: list('attachments', (draft) => draft.attachments),
    version: pick('version', (draft) => draft.version),
  };
}

/** Among equals the source whose id comes first, so that the outcome is always the same. */
function comesBefore(field: string, a: Statement, b: Statement): boolean {
  return (compareAuthority(field, a.authority, b.authority) || (a.sourceId < b.sourceId ? -1 : 1)) < 0;
}
