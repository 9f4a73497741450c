import type { CalendarDate } from '#app/opportunities/calendar-date.ts';
import type { OpportunityDraft } from '#app/opportunities/draft.ts';

/** Where a fact stands. `isRead`: somebody read it there; otherwise it is hearsay and shown as not verified. */
export type Evidence = {
  url: string;
  /** when the document was written or saved, as far as it shows: `2025-08`, `2023`; null when it does not */
  asOf: string | null;
  /** the day on which we looked */
  checkedOn: CalendarDate;
  isRead: boolean;
};

/** A fact with the words it was read from. */
export type Told<T> = { value: T; words: string; from: Evidence };

type Terms = NonNullable<OpportunityDraft['terms']>;
type Deadline = NonNullable<OpportunityDraft['deadlines']>[number];

/**
 * How a programme takes proposals now. `rounds`: between known rounds; `ended`: no more; `unknown`: nobody says. Each but
 * `unknown` has its evidence.
 */
export type ProgrammeState = 'rolling' | 'rounds' | 'paused' | 'ended' | 'unknown';

/** A round that took place or was announced. Its dates stand in the words. */
export type Cycle = { name: string; deadlines: Deadline[]; from: Evidence };

/** A series of calls of a funder that has no feed, as far as documents tell. What none tells is left out. */
export type Programme = {
  /** stable for ever, because records are kept under it */
  id: string;
  name: string;
  funder: string;
  /** ISO code of the funder's country */
  country?: string;
  url: string;
  /** in our own words: what it pays for */
  about: string;
  state: Told<ProgrammeState>;
  /** when calls usually come */
  months?: Told<string>;
  amount?: Told<{ min?: number; max?: number; currency: string }>;
  eligibility?: Told<string>;
  terms?: { [Name in keyof Terms]?: Told<NonNullable<Terms[Name]>> };
  stages?: Told<NonNullable<OpportunityDraft['stages']>>;
  cycles?: Cycle[];
};

/** The day on which the documents of this catalogue were read. */
export const READ_ON: CalendarDate = '2026-11-26';

/** A document that was read. */
export const read = (url: string, asOf: string | null = null): Evidence => ({
  ...{ url, asOf, checkedOn: READ_ON, isRead: true },
});

/** An address under which a programme is listed; nobody has read what it says today. */
export const listed = (url: string): Evidence => ({ url, asOf: null, checkedOn: READ_ON, isRead: false });

export const told = <T>(value: T, words: string, from: Evidence): Told<T> => ({ value, words, from });

/** Nobody says how it stands. */
export const unknownState = (from: Evidence): Told<ProgrammeState> =>
  told('unknown', 'No document that was read says whether it takes proposals now.', from);

/** Whole units of a currency in its minor units (none of these currencies lacks cents). */
export const cents = (units: number): number => units * 100;

/** A date that stands in the words; the end of a day stands for the day. */
export function due(
  date: CalendarDate,
  words: string,
  more: Partial<Omit<Deadline, 'date' | 'rawText'>> = {},
): Deadline {
  return { kind: 'full', ...more, date, rawText: words };
}

/** The list that many entries come from: kept by volunteers, who say themselves that entries grow old. */
export const OPEN_FUNDING = 'https://github.com/ralphtheninja/open-funding/blob/master/README.md';
export const openFunding: Evidence = read(OPEN_FUNDING, '2026-03-17');
