import { toMajor } from '../money.ts';
import type { DeadlineFact, OpportunityRow } from '../types.ts';
import { deadlineKindWords, deadlineWords, timeWords } from '../words.ts';
import { applicantType } from './applicant-types.ts';
import { closeOf } from './close-date.ts';
import { statusFact } from './common-status.ts';

/** A call as the protocol needs it: its line in the list and what stands beside it. */
export type CommonCall = OpportunityRow & {
  summary: string;
  postedOn: string | null;
  applicantTypes: string[];
  awardsExpected: number | null;
  /** ISO instants */
  createdAt: string;
  modifiedAt: string;
};

/** A call as CommonGrants 0.4 has it (OpportunityBase); what is not known is left out. */
export function asCommonOpportunity(call: CommonCall) {
  return {
    id: call.id,
    title: call.title,
    status: statusFact(call.status),
    description: call.summary,
    funding: fundingOf(call),
    keyDates: datesOf(call),
    ...(call.applicantTypes.length > 0 ? { acceptedApplicantTypes: call.applicantTypes.map(applicantType) } : {}),
    ...(URL.canParse(call.url) ? { source: new URL(call.url).href } : {}),
    customFields: {
      funder: { name: 'funder', fieldType: 'string', value: call.funder },
      ...(call.number ? { number: { name: 'number', fieldType: 'string', value: call.number } } : {}),
    },
    createdAt: call.createdAt,
    lastModifiedAt: call.modifiedAt,
  };
}

function fundingOf({ amount, awardsExpected }: CommonCall) {
  const { minMinor, maxMinor, totalMinor, currency, rawText } = amount;
  const money = (name: string, minor: number | null) =>
    minor === null || currency === null ? {} : { [name]: { amount: decimal(toMajor(minor, currency)), currency } };
  return {
    ...(rawText ? { details: rawText } : {}),
    ...money('totalAmountAvailable', totalMinor),
    ...money('minAwardAmount', minMinor),
    ...money('maxAwardAmount', maxMinor),
    ...(awardsExpected === null ? {} : { estimatedAwardCount: awardsExpected }),
  };
}

/** `1500000`, `0.5`: never with an exponent. */
const decimal = (amount: number) => amount.toFixed(2).replace(/\.00$/, '');

function datesOf(call: CommonCall) {
  const close = closeOf(call.nextDeadline, call.deadlines);
  const others = call.deadlines.filter((deadline) => !deadline.isPlaceholder && !isSame(deadline, close));
  const rolling = { name: 'Close', eventType: 'other', details: 'Proposals are taken at any time.' };
  return {
    ...(call.postedOn ? { postDate: { name: 'Posted', eventType: 'singleDate', date: call.postedOn } } : {}),
    ...(close ? { closeDate: eventOf(close) } : call.status === 'rolling' ? { closeDate: rolling } : {}),
    ...(others.length > 0
      ? { otherDates: Object.fromEntries(others.map((one, i) => [`${one.kind}_${i + 1}`, eventOf(one)])) }
      : {}),
  };
}

const isSame = (a: DeadlineFact, b: DeadlineFact | null) =>
  b !== null && a.kind === b.kind && a.track === b.track && a.date === b.date && a.source === b.source;

/** The protocol's times have no zone, so the words beside them name it. */
function eventOf(deadline: DeadlineFact) {
  const words = deadlineKindWords(deadline.kind);
  return {
    name: words.charAt(0).toUpperCase() + words.slice(1),
    eventType: 'singleDate',
    date: deadline.date,
    ...(deadline.time ? { time: `${deadline.time}:00` } : {}),
    description: [deadlineWords(deadline), timeWords(deadline)].filter(Boolean).join(', '),
  };
}
