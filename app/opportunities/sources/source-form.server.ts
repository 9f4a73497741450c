import { unfitForLine } from '#app/accounts/one-line.ts';
import { AppError } from '#app/errors.ts';
import { paramsSchema, type SourceParams } from './params.ts';

/** The fields of the form that sets a source up, as they are posted. */
export const sourceFields = [
  ...(['kind', 'title', 'url', 'funder', 'country', 'include'] as const),
  ...(['exclude', 'selector', 'everyHours', 'licence'] as const),
] as const;
export type SourceForm = Record<(typeof sourceFields)[number], string>;

/** What was typed as params of a source; throws AppError `bad_input` that names every field to mend. */
export function readSourceForm(form: SourceForm): SourceParams {
  const { kind, title, url, funder, country, include, exclude, selector, licence } = form;
  const common = { kind, title, url, licence, everyHours: form.everyHours === '' ? 24 : Number(form.everyHours) };
  const byKind: Record<string, object> = {
    feed: { funder, country, include: wordsOf(include), exclude: wordsOf(exclude) },
    page: { funder, country, selector },
    'common-grants': {},
  };
  const crooked = (['title', 'funder'] as const).filter((name) => unfitForLine.test(form[name].trim()));
  const parsed = paramsSchema.safeParse({ ...common, ...(byKind[kind] ?? {}) });
  if (parsed.success && crooked.length === 0) return parsed.data;
  const fields = Object.fromEntries(crooked.map((name) => [name, 'This is one line of plain text.']));
  for (const { path, message } of parsed.error?.issues ?? []) {
    const name = String(path[0] ?? 'kind');
    fields[name] ??= name === 'kind' ? 'Choose what kind of source this is.' : message;
  }
  throw new AppError('bad_input', 'The source could not be set up yet.', fields);
}

/** What the form shows of a source that is there. */
export function toSourceForm(params: SourceParams): SourceForm {
  const empty = { funder: '', country: '', include: '', exclude: '', selector: '' };
  const { kind, title, url, licence, everyHours } = params;
  const shown = { ...empty, kind, title, url, licence, everyHours: String(everyHours) };
  if (params.kind === 'common-grants') return shown;
  const funded = { ...shown, funder: params.funder, country: params.country };
  if (params.kind === 'page') return { ...funded, selector: params.selector };
  return { ...funded, include: params.include.join(', '), exclude: params.exclude.join(', ') };
}

const wordsOf = (text: string) =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean);
