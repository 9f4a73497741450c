import type { ActionFunctionArgs } from '@remix-run/node';
import { requirePerson } from '#app/accounts/current-person.server.ts';
import { asResponse } from '#app/respond.server.ts';
import { getDb } from '#prisma/client.server.ts';
import { createProposal } from '../create-proposal.server.ts';
import { methodNotAllowed, readJsonObject } from '../read-json.server.ts';

/** `POST /api/proposals` `{title, template, opportunityId?}` → 201 `{id, sections: [{id, key, room}]}`. */
export async function action({ request }: ActionFunctionArgs): Promise<Response> {
  if (request.method !== 'POST') throw methodNotAllowed('POST');
  const person = await requirePerson(request);
  return asResponse(async () => {
    const { title, template, opportunityId } = await readJsonObject(request);
    const created = await createProposal(getDb(), person, { title, template, opportunityId });
    return Response.json(created, { status: 201, headers: { Location: `/api/proposals/${created.id}` } });
  });
}

export function loader(): Response {
  throw methodNotAllowed('POST');
}
