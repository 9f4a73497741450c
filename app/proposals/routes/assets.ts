import type { ActionFunctionArgs } from '@remix-run/node';
import { getPerson } from '#app/accounts/current-person.server.ts';
import { AppError } from '#app/errors.ts';
import { asResponse } from '#app/respond.server.ts';
import { getDb } from '#prisma/client.server.ts';
import { addPicture } from '../pictures/add-picture.server.ts';
import { readPicture } from '../pictures/read-picture.server.ts';
import { methodNotAllowed } from '../read-json.server.ts';

/** `POST /proposals/:id/assets` with a picture → 201 `{sha256, mediaType, width, height, size}` of what is kept of it. */
export async function action({ request, params }: ActionFunctionArgs): Promise<Response> {
  if (request.method !== 'POST') throw methodNotAllowed('POST');
  const person = await getPerson(request);
  return asResponse(async () => {
    if (!person) throw new AppError('sign_in_required', 'You are signed out. Sign in again to put a picture in.');
    const added = await addPicture(getDb(), person, params.id!, await readPicture(request));
    return Response.json(added, { status: 201, headers: { 'Cache-Control': 'no-store' } });
  });
}

export function loader(): Response {
  throw methodNotAllowed('POST');
}
