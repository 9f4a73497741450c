import { z } from 'zod';
import { isCalendarDate, isZone } from './calendar-date.ts';
import { APPLICANT_LOCAL } from './deadline.ts';
import { deadlineKinds, deadlineModes } from './types.ts';

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
  rawText: z.string().max(2000),
});

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
  funder: z.strictObject({ name: line, country: z.string().length(2).nullish(), url: webAddress.nullish() }),
  /** the page for a reader */
  url: webAddress,
  /** plain text (text.ts) */
  summary: z.string().max(100_000).nullish(),
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
      rawText: z.string().max(2000),
    })
    .nullish(),
  eligibility: z.string().max(20_000).nullish(),
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
  if (parsed.success) return { draft: parsed.data };
  const issue = parsed.error.issues[0]!;
  return { problem: `${issue.path.join('.') || 'record'}: ${issue.message}` };
}
