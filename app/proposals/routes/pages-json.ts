import type { LoaderFunctionArgs } from '@remix-run/node';
import { getPerson } from '#app/accounts/current-person.server.ts';
import { asResponse } from '#app/respond.server.ts';
import { getDb } from '#prisma/client.server.ts';
import { authorizeProposal, proposalNotFound } from '../authorize-proposal.server.ts';
import { countProposal } from '../export-proposal.server.ts';

/** `GET /proposals/:id/pages.json`: pages and words of each section as they are on disk, for anybody on the team. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const person = await getPerson(request);
  return asResponse(async () => {
    if (!person) throw proposalNotFound();
    await authorizeProposal(getDb(), person, params.id!, 'proposal.read');
    const counts = await countProposal(getDb(), params.id!, request.signal);
    return Response.json(counts, { headers: { 'Cache-Control': 'private, no-store' } });
  });
}
