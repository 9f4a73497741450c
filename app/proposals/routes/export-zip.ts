import type { LoaderFunctionArgs } from '@remix-run/node';
import { getPerson } from '#app/accounts/current-person.server.ts';
import { asResponse } from '#app/respond.server.ts';
import { getDb } from '#prisma/client.server.ts';
import { authorizeProposal, proposalNotFound } from '../authorize-proposal.server.ts';
import { followed } from '../export-progress/followed.server.ts';
import { packProposal } from '../package/pack-proposal.server.ts';
import { safeFileName } from '../safe-file-name.ts';

/** `GET /proposals/:id/export.zip?profile=&font=&as=&progress=`: everything to submit in one archive, for anybody on the team. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const person = await getPerson(request);
  return asResponse(async () => {
    if (!person) throw proposalNotFound();
    await authorizeProposal(getDb(), person, params.id!, 'proposal.read');
    const asked = new URL(request.url).searchParams;
    const { title, zip } = await followed({ personId: person.id, proposalId: params.id! }, asked, (tell) =>
      packProposal(getDb(), params.id!, asked, request.signal, tell),
    );
    return new Response(zip as Uint8Array<ArrayBuffer>, {
      headers: {
        'Content-Type': 'application/zip',
        'Content-Length': String(zip.byteLength),
        'Content-Disposition': `attachment; filename="${safeFileName(title)}.zip"`,
        'Cache-Control': 'private, no-store',
      },
    });
  });
}
