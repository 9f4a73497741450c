import type { LoaderFunctionArgs } from '@remix-run/node';
import { authorize } from '#app/accounts/authorize.ts';
import { getPerson } from '#app/accounts/current-person.server.ts';
import { AppError } from '#app/errors.ts';
import { asResponse } from '#app/respond.server.ts';
import { getDb } from '#prisma/client.server.ts';
import { opportunityAsJson } from '../as-json.ts';
import { dataAnswer } from '../feeds/data-answer.server.ts';
import { redirectIfMoved } from '../moved-call.server.ts';
import { getOpportunity } from '../get-opportunity.server.ts';

/** One call as data, in the shape it has in the list. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  return asResponse(async () => {
    const person = await getPerson(request);
    authorize(person, 'opportunity.read');
    const call = await getOpportunity(getDb(), params.id ?? '', new Date(), person?.timeZone ?? null);
    if (!call) await redirectIfMoved(getDb(), params.id ?? '', '.json');
    if (!call) throw new AppError('not_found', 'There is no call with this id. Take ids from /opportunities.json.');
    const body = JSON.stringify(opportunityAsJson(call));
    return dataAnswer(request, { type: 'application/json', body, isPersonal: person !== null });
  });
}
