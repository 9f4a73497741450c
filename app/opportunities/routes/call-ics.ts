import type { LoaderFunctionArgs } from '@remix-run/node';
import { authorize } from '#app/accounts/authorize.ts';
import { baseUrl } from '#app/accounts/base-url.server.ts';
import { getPerson } from '#app/accounts/current-person.server.ts';
import { AppError } from '#app/errors.ts';
import { asResponse } from '#app/respond.server.ts';
import { getDb } from '#prisma/client.server.ts';
import { asCalendar } from '../feeds/as-calendar.ts';
import { dataAnswer } from '../feeds/data-answer.server.ts';
import { feedCalls } from '../feeds/feed-calls.server.ts';
import { getOpportunity } from '../get-opportunity.server.ts';
import { redirectIfMoved } from '../moved-call.server.ts';

/** The dates of one call for calendars; the events are those that the list gives. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  return asResponse(async () => {
    const [db, now, id] = [getDb(), new Date(), params.id ?? ''];
    const person = await getPerson(request);
    authorize(person, 'opportunity.read');
    const viewerZone = person?.timeZone ?? null;
    const call = await getOpportunity(db, id, now, viewerZone);
    if (!call) await redirectIfMoved(db, id, '.ics');
    if (!call) throw new AppError('not_found', 'There is no call with this id. Take ids from /opportunities.json.');
    const calls = await feedCalls(db, [call], now);
    return dataAnswer(request, {
      type: 'text/calendar; charset=utf-8',
      body: await asCalendar({ name: call.title, calls, viewerZone, baseUrl: baseUrl(request) }),
      isPersonal: person !== null,
      headers: { 'Content-Disposition': 'inline; filename="call.ics"' },
    });
  });
}
