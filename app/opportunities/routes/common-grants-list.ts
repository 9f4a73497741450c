import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { authorize } from '#app/accounts/authorize.ts';
import { getPerson } from '#app/accounts/current-person.server.ts';
import { getDb } from '#prisma/client.server.ts';
import { asCommon, commonAnswer, notTaken, paginationInfo, readCommonInput } from '../common-grants/answer.server.ts';
import { listCommon } from '../common-grants/common-calls.server.ts';
import { pageSchema } from '../common-grants/search-request.ts';

/** CommonGrants: all calls in pages, the last changed first. */
export async function loader({ request }: LoaderFunctionArgs) {
  return asCommon(async () => {
    authorize(await getPerson(request), 'opportunity.read');
    const { searchParams } = new URL(request.url);
    const asked = ['page', 'pageSize'].flatMap((name) => {
      const text = searchParams.get(name);
      return text === null || text === '' ? [] : [[name, /^-?\d+$/.test(text) ? Number(text) : text]];
    });
    const page = readCommonInput(pageSchema, Object.fromEntries(asked));
    const { items, total } = await listCommon(getDb(), page, new Date());
    return commonAnswer(request, { items, paginationInfo: paginationInfo(page, total) });
  });
}

export const action = ({ request }: ActionFunctionArgs) => notTaken(request.method, 'GET, HEAD');
