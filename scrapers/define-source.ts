import type { OpportunityDraft } from '#app/opportunities/draft.ts';
import type { Rejected } from '#app/opportunities/ingest/check-drafts.ts';
import type { Authority } from '#app/opportunities/precedence.ts';

/** One answer of the source, already checked: its size, its encoding and that it is the format the source promises. */
export type Page = { url: string; body: string };

export type Parsed = {
  drafts: OpportunityDraft[];
  /** records that were seen but cannot be read, each with the reason a curator will read */
  rejected: Rejected[];
  /** how many records the source says it has, when it says so: fewer than that makes a network run incomplete */
  announced?: number;
};

export type SourceRequest = {
  url: string;
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
};

/**
 * A source is a declaration and a pure function. It has no network, no files, no database and no clock: the runner owns
 * those. See CONTRIBUTING.md for how to add one.
 */
export type SourceDefinition = {
  /** the file's name in scrapers/sources without `.ts`; stable for ever, because records are kept under it */
  id: string;
  /** what people read beside a fact: "NSF funding feed" */
  title: string;
  /** the page where a person would look the same up */
  homepage: string;
  /** whose calls these are; null when the source lists those of many funders */
  funder: { name: string; country: string; url: string } | null;
  /** how much its word counts where sources disagree (app/opportunities/precedence.ts) */
  authority: Authority;
  /** IANA zone of its dates where it names none, or `applicant_local` */
  zone: string;
  /** under which terms the data may be kept and shown */
  licence: string;
  /** the format of its answers: the runner refuses anything else before `parse` sees it */
  format: 'rss' | 'json';
  /** what a whole answer from the network looks like; less makes the run incomplete */
  expect: {
    /** records, at least */
    min: number;
    /** share of drafts (0 to 1) that must have the field */
    fields?: Partial<Record<'number' | 'summary' | 'postedOn' | 'deadlines', number>>;
  };
  request: SourceRequest;
  /** Reads one answer. Throws ScraperError when the whole of it makes no sense; rejects single records. */
  parse: (page: Page) => Parsed | Promise<Parsed>;
};

/** Gives the definition back; the type is the manual. */
export function defineSource(definition: SourceDefinition): SourceDefinition {
  return definition;
}
