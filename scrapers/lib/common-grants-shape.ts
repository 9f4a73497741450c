import { z } from 'zod';

const text = z.string().nullish();
const money = z.looseObject({ amount: z.string(), currency: z.string() }).nullish();

/** A date, a span of dates, or only words: the three kinds of event of the protocol. */
const event = z.looseObject({
  ...{ eventType: text, name: text, description: text, details: text },
  ...{ date: text, time: text, startDate: text, endDate: text, endTime: text },
});
export type CommonEvent = z.output<typeof event>;

const customField = z.looseObject({ value: z.unknown() });

/** OpportunityBase of CommonGrants 0.4, as far as it is read. */
export const commonOpportunity = z.looseObject({
  id: z.string().min(1),
  title: z.string(),
  status: z.looseObject({ value: z.string(), customValue: text }),
  description: text,
  funding: z
    .looseObject({
      ...{ details: text, totalAmountAvailable: money, minAwardAmount: money, maxAwardAmount: money },
      estimatedAwardCount: z.number().nullish(),
    })
    .nullish(),
  keyDates: z
    .looseObject({
      postDate: event.nullish(),
      closeDate: event.nullish(),
      otherDates: z.record(z.string(), event).nullish(),
    })
    .nullish(),
  acceptedApplicantTypes: z.array(z.looseObject({ value: z.string(), customValue: text })).nullish(),
  source: text,
  customFields: z.record(z.string(), customField).nullish(),
});
export type CommonOpportunity = z.output<typeof commonOpportunity>;

export const commonAnswer = z.looseObject({
  items: z.array(z.unknown()),
  paginationInfo: z.looseObject({ page: z.number(), pageSize: z.number(), totalItems: z.number().nullish() }),
});
