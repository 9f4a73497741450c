import type { LoaderFunctionArgs } from '@remix-run/node';
import { baseUrl } from '#app/accounts/base-url.server.ts';
import { getPerson } from '#app/accounts/current-person.server.ts';
import { asResponse } from '#app/respond.server.ts';
import { AppError } from '#app/errors.ts';
import { getDb } from '#prisma/client.server.ts';
import { entryAsJson } from '../as-json.ts';
import { queryPath, readCursor, readQuery } from '../query.ts';
import { searchArchive } from '../search.server.ts';

const pageSize = 100;

/** The archive as data: `{items, next}`, with the filter of the page; `next` is the address of the next page or null. */
export async function loader({ request }: LoaderFunctionArgs) {
  return asResponse(async () => {
    const viewer = await getPerson(request);
    const query = readQuery(new URL(request.url).searchParams);
    // a script must not take the first page again for the next one
    if (query.after && !readCursor(query.after)) {
      throw new AppError('bad_input', 'Take `after` from the `next` of the page before, unchanged.');
    }
    const page = await searchArchive(getDb(), viewer?.id ?? null, query, pageSize);
    const site = baseUrl(request);
    const next = page.next && queryPath(query, { after: page.next }).replace('/archive', '/archive.json');
    return Response.json({ items: page.items.map((entry) => entryAsJson(entry, site)), next });
  });
}
