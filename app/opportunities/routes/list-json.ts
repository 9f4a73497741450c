import type { LoaderFunctionArgs } from '@remix-run/node';
import { getPerson } from '#app/accounts/current-person.server.ts';
import { AppError } from '#app/errors.ts';
import { asResponse } from '#app/respond.server.ts';
import { getDb } from '#prisma/client.server.ts';
import { opportunityAsJson } from '../as-json.ts';
import { filterToSearch, parseFilter } from '../filter.ts';
import { listOpportunities } from '../list-opportunities.server.ts';

/** The list as data, by the same filter as the page: `{items, next}`; `next` is the address of the next page or null. */
export async function loader({ request }: LoaderFunctionArgs) {
  return asResponse(async () => {
    const { filter, notes } = parseFilter(new URL(request.url).searchParams);
    // a script that misspells a filter must not take the whole list for the answer
    if (notes.length > 0) throw new AppError('bad_input', notes.join(' '));
    const viewerZone = (await getPerson(request))?.timeZone ?? null;
    const { items, page, pages } = await listOpportunities(getDb(), filter, new Date(), { viewerZone });
    const next = page < pages ? `/opportunities.json${filterToSearch(filter, { page: page + 1 })}` : null;
    return Response.json({ items: items.map(opportunityAsJson), next });
  });
}
