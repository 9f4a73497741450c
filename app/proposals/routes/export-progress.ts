import type { LoaderFunctionArgs } from '@remix-run/node';
import { getPerson } from '#app/accounts/current-person.server.ts';
import { asResponse } from '#app/respond.server.ts';
import { getDb } from '#prisma/client.server.ts';
import { authorizeProposal, proposalNotFound } from '../authorize-proposal.server.ts';
import { exportsUnderWay, readKey } from '../export-progress/followed.server.ts';

/**
 * `GET /proposals/:id/export/progress?key=`: how far the export is that the same person asked for with `progress=` and this
 * key, as `{progress: {stage, done, total, place?}}`; null before it begins and after it ended.
 */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const person = await getPerson(request);
  return asResponse(async () => {
    if (!person) throw proposalNotFound();
    await authorizeProposal(getDb(), person, params.id!, 'proposal.read');
    const key = readKey(new URL(request.url).searchParams, 'key');
    const progress = exportsUnderWay().get({ personId: person.id, proposalId: params.id!, key });
    return Response.json({ progress }, { headers: { 'Cache-Control': 'private, no-store' } });
  });
}
