import type { LoaderFunctionArgs } from '@remix-run/node';
import { getPerson } from '#app/accounts/current-person.server.ts';
import { AppError } from '#app/errors.ts';
import { asResponse } from '#app/respond.server.ts';
import { getDb } from '#prisma/client.server.ts';
import { authorizeProposal, proposalNotFound } from '../authorize-proposal.server.ts';
import { heldPicture } from '../pictures/held-pictures.server.ts';

/** `GET /proposals/:id/assets/:sha256`: a picture that this proposal holds, for anybody on its team. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const person = await getPerson(request);
  return asResponse(async () => {
    if (!person) throw proposalNotFound();
    await authorizeProposal(getDb(), person, params.id!, 'proposal.read');
    const held = await heldPicture(getDb(), params.id!, params.sha256!);
    if (!held) throw new AppError('not_found', 'This proposal holds no such picture. Put it in again.');
    return new Response(held.bytes, {
      headers: {
        'Content-Type': held.mediaType,
        'Content-Length': String(held.bytes.byteLength),
        'Content-Disposition': 'inline',
        'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
        'X-Content-Type-Options': 'nosniff',
        // its address is its content; whoever leaves the team has seen it already
        'Cache-Control': 'private, max-age=31536000, immutable',
        Vary: 'Cookie, Authorization',
      },
    });
  });
}
