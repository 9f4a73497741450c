import { z } from 'zod';

const amount = z.looseObject({ amount: z.number().nullish(), currency: z.string().nullish() }).nullish();
const dateParts = z.looseObject({ 'date-parts': z.array(z.array(z.number())) });
/** Given as an object or as a list of one. */
const date = z.union([dateParts, z.array(dateParts)]).nullish();

const funder = z.looseObject({
  name: z.string().nullish(),
  DOI: z.string().nullish(),
  id: z.array(z.looseObject({ id: z.string(), 'id-type': z.string().nullish() })).nullish(),
});
const person = z.looseObject({ affiliation: z.array(z.looseObject({ name: z.string().nullish() })).nullish() });
const project = z.looseObject({
  'project-title': z.array(z.looseObject({ title: z.string() })).nullish(),
  'award-amount': amount,
  funding: z
    .array(z.looseObject({ scheme: z.string().nullish(), 'award-amount': amount, funder: funder.nullish() }))
    .nullish(),
  'lead-investigator': z.array(person).nullish(),
  'award-start': date,
  'award-end': date,
});

/** A work of type grant, as far as it is read: of people only where they work. */
export const crossrefGrant = z.looseObject({
  DOI: z.string().min(1),
  URL: z.string().nullish(),
  award: z.string().nullish(),
  publisher: z.string().nullish(),
  'award-start': date,
  'award-end': date,
  project: z.array(project).min(1),
});
export type CrossrefGrant = z.output<typeof crossrefGrant>;

export const crossrefAnswer = z.looseObject({
  message: z.looseObject({ items: z.array(z.unknown()), 'next-cursor': z.string().nullish() }),
});

/** `{date-parts: [[2024, 3, 1]]}` → `2024-03-01`; a date without its day says none. */
export function dayOfParts(value: z.output<typeof date>): string | null {
  const first = Array.isArray(value) ? value[0] : value;
  const [year, month, day] = first?.['date-parts'][0] ?? [];
  if (!year || !month || !day) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
