import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import * as list from '#app/opportunities/routes/common-grants-list.ts';
import * as one from '#app/opportunities/routes/common-grants-one.ts';
import * as search from '#app/opportunities/routes/common-grants-search.ts';
import { knock } from '#test/support/knock.ts';

const file = 'test/fixtures/common-grants/opportunities.schema.json';
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addFormat('int32', { type: 'number', validate: (n) => Number.isInteger(n) && Math.abs(n) < 2 ** 31 });
// the protocol's times are those of a clock: `HH:mm:ss`, no zone
ajv.addFormat('time', /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/);
ajv.addSchema(JSON.parse(readFileSync(file, 'utf8')) as object, 'cg');

export type Shape = 'List' | 'Search' | 'SearchRequest' | 'One' | 'Error';

/** What of a value the schema of the protocol refuses; empty when it is valid. */
export function faults(shape: Shape, value: unknown): string[] {
  const validate = ajv.getSchema(`cg#/$defs/${shape}`)!;
  validate(value);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

export const getList = (query = '', headers = {}) =>
  knock(list.loader, { url: `/common-grants/opportunities${query}`, headers });
export const getOne = (id: string) => knock(one.loader, { url: `/common-grants/opportunities/${id}`, params: { id } });
export const post = (asked: unknown) =>
  knock(search.action, { url: '/common-grants/opportunities/search', body: JSON.stringify(asked) });
