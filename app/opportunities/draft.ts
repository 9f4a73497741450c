import { z } from 'zod';
import { isCalendarDate, isZone } from './calendar-date.ts';
import { APPLICANT_LOCAL } from './deadline.ts';
import { amountKinds, deadlineKinds, deadlineModes, recordKinds, stages } from './types.ts';

const day = z.string().refine(isCalendarDate, 'is not a calendar date like 2026-12-31');
const line = z.string().trim().min(1, 'is empty').max(1000, 'is longer than 1,000 characters');
const zone = z.string().refine((value) => value === APPLICANT_LOCAL || isZone(value), 'is not a time zone');
const minor = z.int().nonnegative().max(Number.MAX_SAFE_INTEGER);
const webAddress = z
  .string()
  .max(2000)
  .refine((value) => URL.canParse(value) && /^https?:/.test(value), 'is not a web address');

export const deadlineDraftSchema = z.strictObject({
  kind: z.enum(deadlineKinds),
  track: line.nullish().transform((value) => value ?? null),
  date: day,
  /** HH:mm; a midnight or 23:59 that stands for "that day" is left out */
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time like 17:00')
    .nullish()
    .transform((value) => value ?? null),
  zone: zone.nullish().transform((value) => value ?? null),
  isEstimate: z.boolean().default(false),
  /** the source's known way to say "no deadline"; dates 25 years ahead are found without it */
  isPlaceholder: z.boolean().default(false),
  /** must be met to be read at all; null = not said */
  required: z
    .boolean()
    .nullish()
    .transform((value) => value ?? null),
  /** taken from the programme or a list that many calls share, not said of this call itself */
  isInherited: z.boolean().default(false),
  rawText: z.string().max(2000),
});

const country = z.string().regex(/^[A-Z]{2}$/, 'is not a country code like US (or EU)');

/** What open-source projects ask first, only where a source says so; each has its words in `rawTexts` as `terms.NAME`. */
export const termsDraftSchema = z.strictObject({
  /** a fiscal sponsor may apply for a project that is no legal person */
  fiscalSponsor: z.boolean().nullish(),
  individuals: z.boolean().nullish(),
  /** where applicants may be; `[]` = anywhere */
  countries: z.array(country).max(250).nullish(),
  /** percent of direct costs */
  indirectCap: z.number().min(0).max(100).nullish(),
  /** work that keeps software alive is paid, not only new things */
  maintenance: z.boolean().nullish(),
  payment: z.enum(['upfront', 'reimbursed', 'milestones']).nullish(),
  /** only those asked may apply */
  inviteOnly: z.boolean().nullish(),
});

const words = (most: number) => z.array(line).max(most).nullish();

/**
 * What a source says of one call: the contract that `parse` fills. A fact that the source does not state is left out,
 * so that it neither overwrites nor pretends to confirm what another source says.
 */
export const draftSchema = z.strictObject({
  /** the source's own stable key of the record, unique in the source */
  externalKey: line,
  /** canonical keys (identity.ts), best first: records that share one are the same call */
  keys: z.array(line).min(1, 'has no canonical key').max(5),
  title: line,
  /** as the funder writes it (identity.ts, displayNumber) */
  number: line.nullish(),
  recordKind: z.enum(recordKinds).default('open_call'),
  /** `rorId` as `https://ror.org/021nxhr62` */
  funder: z.strictObject({
    name: line,
    country: country.nullish(),
    url: webAddress.nullish(),
    rorId: z
      .string()
      .regex(/^https:\/\/ror\.org\/0[a-z0-9]{8}$/, 'is not a ROR identifier')
      .nullish(),
  }),
  /** the series this call belongs to */
  programme: z.strictObject({ name: line, url: webAddress.nullish() }).nullish(),
  /** the larger call that this topic or element is part of, as the funder numbers it */
  callId: line.nullish(),
  /** the page for a reader */
  url: webAddress,
  applyUrl: webAddress.nullish(),
  /** plain text (text.ts) */
  summary: z.string().max(100_000).nullish(),
  /** the same as sanitised HTML, where the source has more than plain paragraphs */
  descriptionHtml: z.string().max(200_000).nullish(),
  /** BCP 47, of title and summary */
  language: z.string().max(20).nullish(),
  /** the source's own word; what it means is in status.ts */
  upstreamStatus: line.nullish(),
  docType: z.enum(['forecast', 'synopsis', 'call', 'programme']).nullish(),
  postedOn: day.nullish(),
  opensOn: day.nullish(),
  archivesOn: day.nullish(),
  deadlineMode: z.enum(deadlineModes),
  deadlines: z.array(deadlineDraftSchema).max(200).default([]),
  amount: z
    .strictObject({
      min: minor.nullish(),
      max: minor.nullish(),
      total: minor.nullish(),
      currency: z.string().regex(/^[A-Z]{3}$/, 'is not a currency code'),
      /** what `min` and `max` are of; `total` is always of the whole call */
      kind: z.enum(amountKinds).default('unknown'),
      rawText: z.string().max(2000),
    })
    .nullish(),
  awardsExpected: z.int().positive().max(1_000_000).nullish(),
  costSharing: z.boolean().nullish(),
  eligibility: z.string().max(20_000).nullish(),
  /** codes or words of the source; prose decides, these only help to filter */
  applicantTypes: words(60),
  terms: termsDraftSchema.nullish(),
  stages: z.enum(stages).nullish(),
  instruments: words(30),
  categories: words(60),
  /** assistance listing numbers, `47.070` */
  alns: words(60),
  tags: words(60),
  attachments: z
    .array(z.strictObject({ name: line, url: webAddress }))
    .max(200)
    .nullish(),
  /** as the source counts its own amendments */
  version: line.nullish(),
  /** field → the source's own words, where they differ from the value */
  rawTexts: z.record(z.string(), z.string().max(2000)).default({}),
  /** the record as it came, without personal contact data */
  record: z.unknown(),
});

/** What `parse` writes. */
export type OpportunityDraft = z.input<typeof draftSchema>;
/** What ingest reads: checked, with defaults filled in. */
export type CheckedDraft = z.output<typeof draftSchema>;

/** Checks a draft; the sentence names the field and what is wrong with it. */
export function checkDraft(draft: unknown): { draft: CheckedDraft } | { problem: string } {
  const parsed = draftSchema.safeParse(draft);
  return parsed.success ? { draft: parsed.data } : { problem: firstProblem(parsed.error) };
}

/** The first thing that is wrong, with the field it is wrong in. */
export function firstProblem({ issues }: z.ZodError): string {
  const { path, message } = issues[0]!;
  return `${path.join('.') || 'record'}: ${message}`;
}
