import type { LoaderFunctionArgs } from '@remix-run/node';
import { getPerson } from '#app/accounts/current-person.server.ts';
import { asResponse } from '#app/respond.server.ts';
import { getDb } from '#prisma/client.server.ts';
import { authorizeProposal, proposalNotFound } from '../authorize-proposal.server.ts';
import { loadDocumentFile } from '../document-file.server.ts';
import { heldAssets } from '../pictures/held-pictures.server.ts';
import { safeFileName } from '../safe-file-name.ts';

/** `GET /proposals/:id/export.json`: the document file, for anybody on the team. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const person = await getPerson(request);
  return asResponse(async () => {
    if (!person) throw proposalNotFound();
    await authorizeProposal(getDb(), person, params.id!, 'proposal.read');
    const text = await loadDocumentFile(getDb(), params.id!);
    const file = { ...text, assets: await heldAssets(getDb(), params.id!, text) };
    return new Response(`${JSON.stringify(file, null, 2)}\n`, {
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': `attachment; filename="${safeFileName(file.title)}.callboard.json"`,
        'Cache-Control': 'private, no-store',
      },
    });
  });
}
