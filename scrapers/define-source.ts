import type { AwardDraft } from '#app/opportunities/awards/award-draft.ts';
import type { OpportunityDraft } from '#app/opportunities/draft.ts';
import type { Rejected } from '#app/opportunities/ingest/check-drafts.ts';
import type { Authority } from '#app/opportunities/precedence.ts';

/** `xml`: any XML whose root the source names; `rss`: RSS, RDF or Atom; `html`: a page for readers. */
export type Format = 'rss' | 'xml' | 'json' | 'html';

/** One answer of the source, already checked: its size, its encoding and that it is the format the source promises. */
export type Page = { url: string; body: string };

export type SourceRequest = {
  url: string;
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
};

export type Parsed<Draft = OpportunityDraft> = {
  drafts: Draft[];
  /** records that were seen but cannot be read, each with the reason a curator will read */
  rejected: Rejected[];
  /** how many records the source says it has, when it says so: fewer than that makes a network run incomplete */
  announced?: number;
  /** where the list goes on; the runner follows it, a bounded number of times */
  next?: SourceRequest | null;
};

/** What every source declares. See CONTRIBUTING.md for how to add one. */
type SourceFacts = {
  /** the file's name in scrapers/sources without `.ts`; stable for ever, because records are kept under it */
  id: string;
  /** what people read beside a fact: "NSF funding feed" */
  title: string;
  /** the page where a person would look the same up */
  homepage: string;
  /** whose calls these are; null when the source lists those of many funders */
  funder: { name: string; country: string; url: string; rorId?: string } | null;
  /** how much its word counts where sources disagree (app/opportunities/precedence.ts) */
  authority: Authority;
  /** IANA zone of its dates where it names none, or `applicant_local` */
  zone: string;
  /** under which terms the data may be kept and shown */
  licence: string;
  /** how often the server reads it */
  schedule: { everyHours: number };
  /**
   * `all`: a whole answer lists every open call, so that one that is missing from three of them is gone.
   * `newest`: a feed shows a few, and absence says nothing.
   */
  covers: 'all' | 'newest';
  /** between two requests to a host; one second when nothing is said. Never more than one request at a time to a host */
  politeness?: { gapMs: number };
  /** a header the source demands; without its key (`KEY_<ID>` in the environment) the source is not set up and not run */
  key?: { header: string; optional: boolean; how: string };
  /** what a whole answer from the network looks like; less makes the run incomplete */
  expect: {
    /** records, at least */
    min: number;
    /** share of drafts (0 to 1) that must have the field */
    fields?: Partial<Record<'number' | 'summary' | 'postedOn' | 'deadlines' | 'amount', number>>;
  };
};

/** Read page by page. `parse` is pure: no network, no files, no database, no clock. */
export type PageSource = SourceFacts & {
  kind: 'pages';
  /** the format of its answers: the runner refuses anything else before `parse` sees it */
  format: Format;
  /** names the root elements of an `xml` answer */
  roots?: readonly string[];
  request: SourceRequest;
  /** Reads one answer. Throws ScraperError when the whole of it makes no sense; rejects single records. */
  parse: (page: Page) => Parsed | Promise<Parsed>;
  /** a second look at single calls, for those that are new or whose line in the list has changed */
  detail?: {
    format: Format;
    roots?: readonly string[];
    /** at most so many in one run; the rest follows in later runs */
    perRun: number;
    request: (draft: OpportunityDraft) => SourceRequest | null;
    /** The whole draft: what the list said and what the page adds. */
    parse: (page: Page, draft: OpportunityDraft) => OpportunityDraft | Promise<OpportunityDraft>;
  };
};

/** One file too large for memory: a ZIP whose one member is XML, read record by record (scrapers/stream). */
export type ExtractSource = SourceFacts & {
  kind: 'extract';
  /** the page that links to the newest file */
  request: SourceRequest;
  /** the address of the newest file on that page */
  locate: (page: Page) => string;
  maxBytes: number;
  root: string;
  /** local names of the elements that are records */
  records: readonly string[];
  /** of a record, the element that holds its external key: what has not changed is known by it without being read */
  keyField: string;
  /** Reads one record: child elements by name, in order. Gives a draft or the reason why not. */
  parse: (element: string, fields: ReadonlyMap<string, readonly string[]>) => OpportunityDraft | Rejected;
};

/** Facts gathered by people, kept in the source file itself; read like any other so that they are checked and shown alike. */
export type CatalogueSource = SourceFacts & { kind: 'catalogue'; drafts: () => OpportunityDraft[] };

/** Money already given: shown beside calls, never among them. */
export type AwardSource = SourceFacts & {
  kind: 'awards';
  format: 'json';
  request: SourceRequest;
  parse: (page: Page) => Parsed<AwardDraft> | Promise<Parsed<AwardDraft>>;
};

export type CallSource = PageSource | ExtractSource | CatalogueSource;
export type SourceDefinition = CallSource | AwardSource;

/** These give the definition back with its kind; the type is the manual. */
export const defineSource = (definition: Omit<PageSource, 'kind'>): PageSource => ({ kind: 'pages', ...definition });
export const defineExtract = (definition: Omit<ExtractSource, 'kind'>): ExtractSource => ({
  kind: 'extract',
  ...definition,
});
export const defineCatalogue = (definition: Omit<CatalogueSource, 'kind'>): CatalogueSource => ({
  kind: 'catalogue',
  ...definition,
});
export const defineAwards = (definition: Omit<AwardSource, 'kind'>): AwardSource => ({ kind: 'awards', ...definition });
