import { z } from 'zod';
import { deadlineDraftSchema, draftSchema, termsDraftSchema } from '../draft.ts';
import type { CallFacts, FactName } from '../ingest/merge.ts';

const { shape } = draftSchema;
const terms = termsDraftSchema.shape;
const amount = shape.amount.unwrap().unwrap().shape;

/** Native value of each fact that a person may set in place of what sources say; null = "nobody knows". */
const factSchemas = {
  recordKind: shape.recordKind.unwrap(),
  title: shape.title,
  number: shape.number,
  funder: shape.funder.shape.name,
  programme: shape.programme.unwrap().unwrap().shape.name.nullish(),
  url: shape.url,
  applyUrl: shape.applyUrl,
  summaryText: z.string().max(100_000, 'is longer than 100,000 characters'),
  postedOn: shape.postedOn,
  opensOn: shape.opensOn,
  archivesOn: shape.archivesOn,
  deadlineMode: shape.deadlineMode,
  amountMin: amount.min,
  amountMax: amount.max,
  amountTotal: amount.total,
  currency: amount.currency.nullish(),
  amountKind: amount.kind.unwrap(),
  awardsExpected: shape.awardsExpected,
  costSharing: shape.costSharing,
  eligibilityText: shape.eligibility,
  acceptsFiscalSponsor: terms.fiscalSponsor,
  acceptsIndividuals: terms.individuals,
  countries: terms.countries,
  indirectCap: terms.indirectCap,
  paysMaintenance: terms.maintenance,
  payment: terms.payment,
  inviteOnly: terms.inviteOnly,
  stages: shape.stages,
  tags: shape.tags,
} satisfies Partial<Record<FactName, z.ZodType>>;

/** Deadlines are set as one list, and it may be empty; `statusOverride` is what no source is asked about. */
const otherSchemas = {
  deadlines: z
    .array(deadlineDraftSchema.extend({ rawText: z.string().max(2000).default('') }))
    .max(50, 'has more than 50 dates'),
  statusOverride: z.enum(['paused', 'withdrawn']).nullish(),
};

export type EditedDeadline = z.output<(typeof otherSchemas)['deadlines']>[number];
export type EditableFact = keyof typeof factSchemas;
export type EditableField = EditableFact | keyof typeof otherSchemas;

const schemas: Record<EditableField, z.ZodType> = { ...factSchemas, ...otherSchemas };

export const editableFields = Object.keys(schemas) as EditableField[];

export function isEditable(field: string): field is EditableField {
  return Object.hasOwn(schemas, field);
}

export function isEditableFact(field: string): field is EditableFact {
  return Object.hasOwn(factSchemas, field);
}

/** Checks what a person set; the problem says what is wrong with it. */
export function checkEdit(field: EditableField, value: unknown): { value: unknown } | { problem: string } {
  const parsed = schemas[field].safeParse(value ?? null);
  if (parsed.success) return { value: parsed.data ?? null };
  const issue = parsed.error.issues[0]!;
  const where =
    issue.path.length > 0
      ? `${issue.path.map((key) => (typeof key === 'number' ? key + 1 : String(key))).join(', ')}: `
      : '';
  return { problem: `${where}${issue.message}` };
}

const LISTS = new Set(['applicantTypes', 'countries', 'instruments', 'categories', 'alns', 'tags', 'attachments']);

/** A native value as it stands among the facts of a call, where lists are JSON. */
export function toFact(value: unknown): CallFacts[FactName] {
  return (Array.isArray(value) ? JSON.stringify(value) : value) as CallFacts[FactName];
}

/** The other way. */
export function fromFact(field: string, fact: unknown): unknown {
  return LISTS.has(field) && typeof fact === 'string' ? (JSON.parse(fact) as unknown) : fact;
}
