import type { ActionFunctionArgs } from '@remix-run/node';
import { baseUrl } from '#app/accounts/base-url.server.ts';
import { requirePerson } from '#app/accounts/current-person.server.ts';
import { asResponse } from '#app/respond.server.ts';
import { getDb } from '#prisma/client.server.ts';
import { addMember, type Added } from '../add-member.server.ts';
import { methodNotAllowed, readJsonObject } from '../read-json.server.ts';

/** `POST /api/proposals/:id/members` `{email, role}` → 201 with the member, or with the invitation and its link. */
export async function action({ request, params }: ActionFunctionArgs): Promise<Response> {
  if (request.method !== 'POST') throw methodNotAllowed('POST');
  const person = await requirePerson(request);
  return asResponse(async () => {
    const { email, role } = await readJsonObject(request);
    const added = await addMember(getDb(), person, params.id!, { email, role });
    return Response.json(toAnswer(added, baseUrl(request)), { status: 201 });
  });
}

export function loader(): Response {
  throw methodNotAllowed('POST');
}

function toAnswer(added: Added, base: string) {
  if (added.status === 'added') return added;
  const { path, ...invited } = added;
  return { ...invited, link: base + path };
}
