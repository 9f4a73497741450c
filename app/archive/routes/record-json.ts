import type { LoaderFunctionArgs } from '@remix-run/node';
import { baseUrl } from '#app/accounts/base-url.server.ts';
import { getPerson } from '#app/accounts/current-person.server.ts';
import { asResponse } from '#app/respond.server.ts';
import { getDb } from '#prisma/client.server.ts';
import { entryAsJson } from '../as-json.ts';
import { getRecord } from '../get-record.server.ts';

/** One record as data. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  return asResponse(async () => {
    const { entry } = await getRecord(getDb(), await getPerson(request), params.id ?? '');
    return Response.json(entryAsJson(entry, baseUrl(request)));
  });
}
