import type { LoaderFunctionArgs } from '@remix-run/node';
import { getPerson } from '#app/accounts/current-person.server.ts';
import { AppError } from '#app/errors.ts';
import { asResponse } from '#app/respond.server.ts';
import { getDb } from '#prisma/client.server.ts';
import { opportunityAsJson } from '../as-json.ts';
import { redirectIfMoved } from '../moved-call.server.ts';
import { getOpportunity } from '../get-opportunity.server.ts';

/** One call as data, in the shape it has in the list. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  return asResponse(async () => {
    const viewerZone = (await getPerson(request))?.timeZone ?? null;
    const call = await getOpportunity(getDb(), params.id ?? '', new Date(), viewerZone);
    if (!call) await redirectIfMoved(getDb(), params.id ?? '', '.json');
    if (!call) throw new AppError('not_found', 'There is no call with this id. Take ids from /opportunities.json.');
    return Response.json(opportunityAsJson(call));
  });
}
