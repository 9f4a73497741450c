import { z } from 'zod';
import { readBudget } from './read-budget.ts';
import { jsonIn } from './json-in.ts';
import type { SediaRecord } from './record.ts';

/** Every value of a hit's metadata is a list, also where there is one. */
const value = z.union([z.string(), z.number()]);
const values = z.preprocess(
  (said) => (Array.isArray(said) ? said : said === null || said === undefined ? [] : [said]),
  z.array(value),
);
const texts = values.transform((list) => list.map((said) => String(said).trim()).filter(Boolean));

const hit = z.object({
  reference: z.string().min(1),
  url: z.string().nullish(),
  summary: z.string().nullish(),
  content: z.string().nullish(),
  metadata: z.object({
    ...{
      identifier: texts,
      callIdentifier: texts,
      title: texts,
      callTitle: texts,
      type: texts,
      status: texts,
      url: texts,
    },
    ...{
      startDate: values,
      deadlineDate: values,
      deadlineModel: texts,
      frameworkProgramme: texts,
      typesOfAction: texts,
    },
    ...{ budget: texts, currency: texts, actions: texts, budgetOverview: texts, keywords: texts, tags: texts },
    ...{ descriptionByte: texts, topicConditions: texts },
  }),
});

const action = z.object({ deadlineDates: values.catch([]), plannedOpeningDate: value.nullish().catch(null) });

/** Reads one hit of the portal's search; the problem in words when it is not of the form. */
export function readHit(raw: unknown): SediaRecord | { problem: string } {
  const read = hit.safeParse(raw);
  if (!read.success) {
    const issue = read.error.issues[0]!;
    return { problem: `${issue.path.join('.') || 'record'}: ${issue.message}` };
  }
  const { reference, metadata: data, content, summary, url } = read.data;
  const actions = jsonIn(data.actions, z.union([z.array(action), action.transform((one) => [one])])) ?? [];
  const identifier = data.identifier[0] ?? '';
  const title = data.title[0] ?? '';
  return {
    ...{ reference, identifier, title, type: data.type[0] ?? '', status: data.status[0] ?? '' },
    ...{ callIdentifier: data.callIdentifier[0] ?? null, callTitle: data.callTitle[0] ?? null },
    url: pageOf(data.url[0] ?? url ?? null),
    opens: data.startDate[0] ?? actions[0]?.plannedOpeningDate ?? null,
    deadlines: [...data.deadlineDate, ...actions.flatMap((one) => one.deadlineDates)],
    model: data.deadlineModel[0] ?? null,
    budget: readBudget(identifier, data),
    ...{ actionTypes: data.typesOfAction, programmes: data.frameworkProgramme, tags: [...data.keywords, ...data.tags] },
    descriptionHtml: [data.descriptionByte[0], summary, content].find((said) => said && said !== title) ?? null,
    conditionsHtml: data.topicConditions[0] ?? null,
    raw,
  };
}

/** The address in a hit is mostly that of its data. */
const pageOf = (url: string | null) => (url === null || url.endsWith('.json') ? null : url);
