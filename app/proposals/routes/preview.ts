import type { LoaderFunctionArgs } from '@remix-run/node';
import { getPerson } from '#app/accounts/current-person.server.ts';
import { asResponse } from '#app/respond.server.ts';
import { getDb } from '#prisma/client.server.ts';
import { authorizeProposal, proposalNotFound } from '../authorize-proposal.server.ts';
import { previewProposal } from '../workspace/preview/preview-proposal.server.ts';

/**
 * `GET /proposals/:id/preview`: the file that export gives and where in it each block begins, as the two parts `about` (JSON)
 * and `pdf` of one form; both are of one run. 304 while the ETag in `If-None-Match` still stands.
 */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const person = await getPerson(request);
  return asResponse(async () => {
    if (!person) throw proposalNotFound();
    await authorizeProposal(getDb(), person, params.id!, 'proposal.read');
    const known = request.headers.get('If-None-Match');
    const { tag, result } = await previewProposal(getDb(), params.id!, known, request.signal);
    const headers = { ETag: tag, 'Cache-Control': 'private, no-store' };
    if (!result) return new Response(null, { status: 304, headers });
    const { pdf, sections, sheets } = result;
    const parts = new FormData();
    parts.set('about', new Blob([JSON.stringify({ sections, ...sheets })], { type: 'application/json' }), 'about.json');
    parts.set('pdf', new Blob([pdf as Uint8Array<ArrayBuffer>], { type: 'application/pdf' }), 'preview.pdf');
    return new Response(parts, { headers });
  });
}
