import type { LoaderFunctionArgs } from '@remix-run/node';
import { requirePerson } from '#app/accounts/current-person.server.ts';
import { asResponse } from '#app/respond.server.ts';
import { getDb } from '#prisma/client.server.ts';
import { listProposals } from '../list-proposals.server.ts';

/** `GET /proposals.json`: the proposals of whoever asks, `{items, next}`; all of them fit one page, so `next` is null. */
export async function loader({ request }: LoaderFunctionArgs): Promise<Response> {
  const person = await requirePerson(request);
  return asResponse(async () => Response.json({ items: await listProposals(getDb(), person), next: null }));
}
