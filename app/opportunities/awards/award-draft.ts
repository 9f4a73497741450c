import { z } from 'zod';
import { isCalendarDate } from '../calendar-date.ts';
import { firstProblem } from '../draft.ts';

const day = z.string().refine(isCalendarDate, 'is not a calendar date like 2026-12-31');
const line = z.string().trim().min(1, 'is empty').max(1000, 'is longer than 1,000 characters');

/**
 * What a source says of one award: money that was given, never a call. Names of people and their addresses are left
 * out; the institution says enough of what a programme pays for.
 */
export const awardDraftSchema = z.strictObject({
  /** the source's own stable key, unique in the source */
  externalKey: line,
  /** the funder's award number */
  number: line.nullish(),
  title: line,
  summary: z.string().max(100_000).nullish(),
  funder: z.strictObject({ name: line, rorId: z.string().max(40).nullish() }),
  /** the programme or opportunity number it was given under, as the source writes it, best first */
  programmes: z.array(line).max(20).default([]),
  /** opportunity numbers (identity.ts, fundingNumberKey) and assistance listings `aln:47.070` that lead to calls */
  callKeys: z.array(line).max(20).default([]),
  institution: line.nullish(),
  startsOn: day.nullish(),
  endsOn: day.nullish(),
  /** minor units */
  amount: z
    .strictObject({ minor: z.int().nonnegative(), currency: z.string().regex(/^[A-Z]{3}$/), rawText: z.string() })
    .nullish(),
  url: z.url().max(2000).nullish(),
});
export type AwardDraft = z.input<typeof awardDraftSchema>;
export type CheckedAward = z.output<typeof awardDraftSchema>;

/** Checks an award; the sentence names the field and what is wrong with it. */
export function checkAward(award: unknown): { draft: CheckedAward } | { problem: string } {
  const parsed = awardDraftSchema.safeParse(award);
  return parsed.success ? { draft: parsed.data } : { problem: firstProblem(parsed.error) };
}
