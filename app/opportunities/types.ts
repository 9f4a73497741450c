import type { ListFacets } from './facets/list-facets.ts';
import type { Sort } from './filter.ts';

/** The shapes that pages and JSON read. Everything here is plain data: strings, numbers, arrays, null. */
export const statuses = [
  'forecast',
  'upcoming',
  'open',
  'closing',
  'rolling',
  'closed',
  'archived',
  'paused',
  'unknown',
] as const;
/** Derived from dates and the source's words each time it is read, never stored; see status.ts. */
export type Status = (typeof statuses)[number];

export const recordKinds = ['open_call', 'programme_page', 'notice'] as const;
/** A notice tells of calls but is none; awards are kept apart (awards/). */
export type RecordKind = (typeof recordKinds)[number];

export const amountKinds = ['per_award', 'total', 'unknown'] as const;
export type AmountKind = (typeof amountKinds)[number];

export const stages = ['none', 'loi', 'preproposal', 'concept', 'two_stage'] as const;
/** What is asked for before the full proposal. */
export type Stages = (typeof stages)[number];

export const deadlineKinds = [
  'full',
  'loi',
  'preproposal',
  'concept_note',
  'target',
  'cutoff',
  'window_open',
  'window_close',
  'stage2',
  'questions',
  'unknown',
] as const;
export type DeadlineKind = (typeof deadlineKinds)[number];

export const deadlineModes = ['fixed', 'multiple', 'rolling', 'none_listed', 'forecast', 'unknown'] as const;
/** How a call takes proposals. `none_listed`: open, but the source names no date. `unknown`: this source never says. */
export type DeadlineMode = (typeof deadlineModes)[number];

/** How soon, the headings of the board in their order. */
export const groups = [
  'this-week',
  'this-month',
  'next-three-months',
  'later',
  'rolling',
  'no-date',
  'paused',
  'closed',
] as const;
export type Group = (typeof groups)[number];

/** One date of a call, as one source gives it. */
export type DeadlineFact = {
  kind: DeadlineKind;
  /** the strand it is for, when the source names one */
  track: string | null;
  /** YYYY-MM-DD */
  date: string;
  /** HH:mm in `zone` */
  time: string | null;
  /** IANA name, `applicant_local` (the applicant's own zone), or null when the source does not say */
  zone: string | null;
  isEstimate: boolean;
  /** a date far off that stands for "no deadline" (2099 and the like) */
  isPlaceholder: boolean;
  /** taken from the programme or a list that many calls share, not said of this call itself */
  isInherited: boolean;
  /** source id */
  source: string;
  sourceTitle: string;
  /** the source's own words */
  rawText: string;
  /** another source gives another date for the same kind and track */
  disputed: boolean;
};

/** Calendar days left (0 = today), counted in the deadline's own zone. */
export type NextDeadline = DeadlineFact & { daysLeft: number };

/** Integer minor units (cents); null = not stated. `formatAmount` in money.ts writes it. */
export type AmountFact = {
  minMinor: number | null;
  maxMinor: number | null;
  totalMinor: number | null;
  currency: string | null;
  rawText: string | null;
};

export type SourceFact = {
  id: string;
  title: string;
  url: string;
  /** ISO instant */
  checkedAt: string;
};

/** One line of the list. */
export type OpportunityRow = {
  id: string;
  number: string | null;
  title: string;
  funder: string;
  status: Status;
  group: Group;
  nextDeadline: NextDeadline | null;
  /** days to nextDeadline; null without one */
  daysLeft: number | null;
  /** by date */
  deadlines: DeadlineFact[];
  amount: AmountFact;
  url: string;
  sources: SourceFact[];
  /** days, where nobody looked for too long (unchecked.ts) */
  uncheckedDays: number | null;
};

/** One shown fact and where it came from. */
export type ProvenanceFact = {
  field: string;
  source: string;
  sourceTitle: string;
  rawText: string;
  /** ISO instant */
  checkedAt: string;
};

export type ChangeFact = {
  field: string;
  oldValue: string | null;
  newValue: string | null;
  severity: Severity;
  /** a person set the fact or took that back; else a source said so */
  byHand: boolean;
  /** ISO instant */
  observedAt: string;
};
export const severities = ['deadline', 'status', 'amount', 'eligibility', 'text', 'noise'] as const;
export type Severity = (typeof severities)[number];

/** A fact that a person set in place of what sources say; values in words, null = not known. */
export type EditFact = {
  field: string;
  value: string | null;
  sourceValue: string | null;
  /** where the person read it */
  reason: string;
  /** the person's name; null when they have left */
  by: string | null;
  /** ISO instant */
  editedAt: string;
};

/** One of the terms of a call, in words; null = nobody says. `field` as in its provenance. */
export type TermFact = { field: string; name: string; value: string | null };

export type CallName = { id: string; title: string; number: string | null };

/** The page of one call. */
export type OpportunityDetail = OpportunityRow & {
  /** plain text, paragraphs parted by an empty line */
  summary: string;
  /** its first some 200 characters */
  excerpt: string;
  docType: string;
  /** the source's own word for the status */
  upstreamStatus: string;
  deadlineMode: DeadlineMode;
  /** YYYY-MM-DD */
  postedOn: string | null;
  opensOn: string | null;
  archivesOn: string | null;
  eligibility: string | null;
  terms: TermFact[];
  attachments: { name: string; url: string }[];
  /** where proposals are handed in, when a source says it */
  applyUrl: string | null;
  /** the series it belongs to */
  programme: string | null;
  firstSeenAt: string;
  lastCheckedAt: string;
  provenance: ProvenanceFact[];
  /** by field */
  edits: EditFact[];
  /** the call that this one replaces under a new number */
  reissueOf: CallName | null;
  /** the calls that replace this one, the newest first */
  reissues: CallName[];
  /** newest first */
  changes: ChangeFact[];
};

export type YearWeek = { from: string; count: number };
export type YearMonth = {
  /** YYYY-MM */
  month: string;
  weeks: YearWeek[];
  /** deadlines in the month's own days */
  count: number;
};

/** A page of the list. `counts` are by status over all that match the rest of the filter, whatever status is chosen. */
export type OpportunityList = {
  items: OpportunityRow[];
  total: number;
  page: number;
  pages: number;
  pageSize: number;
  /** the order they are in: by deadline where too many match to be ranked */
  sort: Sort;
  counts: Record<Status, number>;
  facets: ListFacets;
  /** deadlines of the coming year of all that match, whatever dates are chosen */
  year: YearMonth[];
  /** of the same calls, how many close within a week */
  closingThisWeek: number;
  /** where nothing matches: words as they may have been meant, and how many calls have those */
  suggestion: { q: string; total: number } | null;
  /** calls that changed so lately that words do not find them yet */
  unindexed: number;
  /** ISO instant of the newest check of any source; null when nothing was ever fetched */
  lastCheckedAt: string | null;
};
