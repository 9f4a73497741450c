import type { LoaderFunctionArgs } from '@remix-run/node';
import { requirePerson } from '#app/accounts/current-person.server.ts';
import { asResponse } from '#app/respond.server.ts';
import { getDb } from '#prisma/client.server.ts';
import { getProposal } from '../get-proposal.server.ts';
import { methodNotAllowed } from '../read-json.server.ts';

/** `GET /api/proposals/:id`: the proposal with its sections, their rooms, and its team. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const person = await requirePerson(request);
  return asResponse(async () => Response.json(await getProposal(getDb(), person, params.id!)));
}

export function action(): Response {
  throw methodNotAllowed('GET');
}
