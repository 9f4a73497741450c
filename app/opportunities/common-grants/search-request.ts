import { z } from 'zod';
import { isCalendarDate } from '../calendar-date.ts';
import { commonStatuses } from './common-status.ts';

export const sortKeys = [
  'lastModifiedAt',
  'createdAt',
  'title',
  'status.value',
  'keyDates.closeDate',
  'funding.maxAwardAmount',
  'funding.minAwardAmount',
  'funding.totalAmountAvailable',
  'funding.estimatedAwardCount',
] as const;
export type SortKey = (typeof sortKeys)[number];

export const DEFAULT_PAGE_SIZE = 100;
/** More is asked for in vain: a page has so many at most, and says so. */
export const LARGEST_PAGE = 500;

const money = z.looseObject({
  amount: z
    .string()
    .max(400)
    .regex(/^-?[0-9]+\.?[0-9]*$/, 'is not a decimal number such as "1000000.00"'),
  currency: z.string().max(20),
});
const day = z
  .string()
  .max(40)
  .refine((text) => isCalendarDate(text.slice(0, 10)) && (text.length === 10 || !Number.isNaN(Date.parse(text))), {
    message: 'is neither a date like 2026-12-31 nor a date and time',
  });
const range = <Value extends z.ZodType>(value: Value) =>
  z.looseObject({
    operator: z.enum(['between', 'outside']),
    value: z.looseObject({ min: value, max: value }),
  });
const moneyRange = range(money);

export const filtersSchema = z.looseObject({
  status: z.looseObject({ operator: z.enum(['in', 'notIn']), value: z.array(z.string().max(100)).max(100) }).optional(),
  closeDateRange: range(day).optional(),
  totalFundingAvailableRange: moneyRange.optional(),
  minAwardAmountRange: moneyRange.optional(),
  maxAwardAmountRange: moneyRange.optional(),
  customFilters: z.record(z.string(), z.unknown()).optional(),
});
export type CommonFilters = z.infer<typeof filtersSchema>;

const wholeNumber = z.int('is not a whole number').min(1, 'is below 1').max(2_147_483_647, 'is too large');
export const pageSchema = z.looseObject({
  page: wholeNumber.default(1),
  pageSize: wholeNumber.default(DEFAULT_PAGE_SIZE).transform((size) => Math.min(size, LARGEST_PAGE)),
});

/** What a search is asked with. */
export const searchSchema = z.looseObject({
  search: z.string().max(10_000).default(''),
  filters: filtersSchema.default({}),
  sorting: z
    .looseObject({
      sortBy: z.enum([...sortKeys, 'custom']),
      customSortBy: z.string().max(200).optional(),
      sortOrder: z.enum(['asc', 'desc']).optional(),
    })
    .default({ sortBy: 'lastModifiedAt' }),
  pagination: pageSchema.default({ page: 1, pageSize: DEFAULT_PAGE_SIZE }),
});
export type CommonSearch = z.infer<typeof searchSchema>;

const KNOWN_FILTERS = new Set(Object.keys(filtersSchema.shape));

/** What of the filters is understood but cannot be kept to, one sentence each. */
export function filterNotes(filters: CommonFilters): string[] {
  const strange = (filters.status?.value ?? []).filter((value) => !commonStatuses.some((known) => known === value));
  const custom = [
    ...Object.keys(filters.customFilters ?? {}),
    ...Object.keys(filters).filter((name) => !KNOWN_FILTERS.has(name)),
  ];
  return [
    ...strange.map((value) => `No call has the status ${JSON.stringify(value.slice(0, 40))}.`),
    ...custom.slice(0, 20).map((name) => `There is no filter ${JSON.stringify(name.slice(0, 40))}; it was ignored.`),
  ];
}
