import { z } from 'zod';

const line = (least: string) => z.string().trim().min(1, least).max(200, 'This is longer than 200 characters.');
const webAddress = z
  .string()
  .trim()
  .min(1, 'Enter the address.')
  .max(2000, 'This address is longer than 2,000 characters.')
  .refine(
    (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).username === '',
    'Enter an address that begins with https:// or http://, without a name and password in it.',
  );
const words = z
  .array(z.string().trim().min(1).max(60, 'A word is longer than 60 characters.'))
  .max(20, 'At most 20 words.');
const hours = z.int('Enter whole hours.').min(6, 'Six hours is the least.').max(168, 'A week (168 hours) is the most.');

const common = {
  title: line('Give the source a name that readers will see beside its facts.'),
  url: webAddress,
  everyHours: hours.default(24),
  licence: z.string().trim().max(300, 'This is longer than 300 characters.').default(''),
};
const country = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2}$/, 'Enter a country code such as US, or EU.');
const funded = { funder: line('Say whose calls these are.'), country };

/** What a curator sets of a source; kept as JSON in Source.params. */
export const paramsSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('feed'), ...common, ...funded, include: words, exclude: words }),
  z.strictObject({
    kind: z.literal('page'),
    ...common,
    ...funded,
    selector: z.string().trim().max(200, 'This is longer than 200 characters.').default(''),
  }),
  z.strictObject({ kind: z.literal('common-grants'), ...common }),
]);
export type SourceParams = z.output<typeof paramsSchema>;
export type MadeKind = SourceParams['kind'];

export const madeKindWords: Record<MadeKind, string> = {
  feed: 'RSS or Atom feed',
  page: 'Watched page',
  'common-grants': 'CommonGrants API',
};

/** The params in a stored row; null for a source of the folder and for what an older version wrote otherwise. */
export function readParams(stored: string | null): SourceParams | null {
  if (stored === null) return null;
  const parsed = paramsSchema.safeParse(JSON.parse(stored));
  return parsed.success ? parsed.data : null;
}
