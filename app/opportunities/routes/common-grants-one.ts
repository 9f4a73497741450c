import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { authorize } from '#app/accounts/authorize.ts';
import { getPerson } from '#app/accounts/current-person.server.ts';
import { AppError } from '#app/errors.ts';
import { getDb } from '#prisma/client.server.ts';
import { asCommon, commonAnswer, notTaken } from '../common-grants/answer.server.ts';
import { readCommon } from '../common-grants/common-calls.server.ts';

/** CommonGrants: one call. */
export async function loader({ request, params: { id = '' } }: LoaderFunctionArgs) {
  return asCommon(async () => {
    authorize(await getPerson(request), 'opportunity.read');
    const db = getDb();
    const [data] = await readCommon(db, [id], new Date());
    if (data) return commonAnswer(request, { data });
    const moved = await db.callRedirect.findUnique({ where: { fromId: id }, select: { toId: true } });
    if (moved) return redirect(`/common-grants/opportunities/${moved.toId}`, 301);
    throw new AppError(
      'not_found',
      'There is no opportunity with this id. Take ids from /common-grants/opportunities.',
    );
  });
}

export const action = ({ request }: ActionFunctionArgs) => notTaken(request.method, 'GET, HEAD');
