import { toMajor } from '../money.ts';
import type { CommonStatus } from './common-status.ts';
import type { CommonFilters, SortKey } from './search-request.ts';

/** What a search looks at in a call. */
export type Candidate = {
  id: string;
  title: string;
  status: CommonStatus;
  /** YYYY-MM-DD */
  closeDate: string | null;
  currency: string | null;
  /** minor units */
  minMinor: number | null;
  maxMinor: number | null;
  totalMinor: number | null;
  awards: number | null;
  createdAt: string;
  modifiedAt: string;
};

type Range<Value> = { operator: 'between' | 'outside'; value: { min: Value; max: Value } };
type Money = { amount: string; currency: string };

/** Whether a call meets all the filters; what it does not say is within no range and outside of none. */
export function matches(call: Candidate, filters: CommonFilters): boolean {
  const { status } = filters;
  if (status && status.value.includes(call.status) !== (status.operator === 'in')) return false;
  return (
    isInDays(call.closeDate, filters.closeDateRange) &&
    isInMoney(call, call.totalMinor, filters.totalFundingAvailableRange) &&
    isInMoney(call, call.minMinor, filters.minAwardAmountRange) &&
    isInMoney(call, call.maxMinor, filters.maxAwardAmountRange)
  );
}

function isInDays(day: string | null, range: Range<string> | undefined): boolean {
  if (!range) return true;
  const { min, max } = range.value;
  return day !== null && isIn(range.operator, day >= min.slice(0, 10) && day <= max.slice(0, 10));
}

function isInMoney({ currency }: Candidate, minor: number | null, range: Range<Money> | undefined): boolean {
  if (!range) return true;
  const { min, max } = range.value;
  if (minor === null || currency !== min.currency || currency !== max.currency) return false;
  const amount = toMajor(minor, currency);
  return isIn(range.operator, amount >= Number(min.amount) && amount <= Number(max.amount));
}

const isIn = (operator: 'between' | 'outside', within: boolean) => within === (operator === 'between');

const KEYS: Record<SortKey, (call: Candidate) => string | number | null> = {
  lastModifiedAt: (call) => Date.parse(call.modifiedAt),
  createdAt: (call) => Date.parse(call.createdAt),
  title: (call) => call.title.toLowerCase(),
  'status.value': (call) => call.status,
  'keyDates.closeDate': (call) => call.closeDate,
  'funding.maxAwardAmount': (call) => major(call.maxMinor, call.currency),
  'funding.minAwardAmount': (call) => major(call.minMinor, call.currency),
  'funding.totalAmountAvailable': (call) => major(call.totalMinor, call.currency),
  'funding.estimatedAwardCount': (call) => call.awards,
};

const major = (minor: number | null, currency: string | null) => (minor === null ? null : toMajor(minor, currency));

/** The order asked for; what does not say stands last either way, and the id parts what is equal. */
export function compareCandidates(sortBy: SortKey, order: 'asc' | 'desc'): (a: Candidate, b: Candidate) => number {
  const sign = order === 'asc' ? 1 : -1;
  return (a, b) => {
    const [left, right] = [KEYS[sortBy](a), KEYS[sortBy](b)];
    if (left === right) return a.id < b.id ? -1 : 1;
    if (left === null || right === null) return left === null ? 1 : -1;
    return left < right ? -sign : sign;
  };
}
