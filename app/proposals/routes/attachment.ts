import type { LoaderFunctionArgs } from '@remix-run/node';
import { getPerson } from '#app/accounts/current-person.server.ts';
import { asResponse } from '#app/respond.server.ts';
import { getDb } from '#prisma/client.server.ts';
import { readAttachment } from '../attachments/attachments.server.ts';
import { authorizeProposal, proposalNotFound } from '../authorize-proposal.server.ts';
import { safeFileName } from '../safe-file-name.ts';

/** `GET /proposals/:id/attachments/:attachment`: a supporting PDF as it is kept, for anybody on the team. */
export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const person = await getPerson(request);
  return asResponse(async () => {
    if (!person) throw proposalNotFound();
    await authorizeProposal(getDb(), person, params.id!, 'proposal.read');
    const { fileName, bytes } = await readAttachment(getDb(), params.id!, params.attachment!);
    return new Response(bytes, {
      headers: {
        'Content-Type': 'application/pdf',
        'Content-Length': String(bytes.byteLength),
        // somebody else's file: saved, not opened on this site
        'Content-Disposition': `attachment; filename="${safeFileName(fileName.replace(/\.pdf$/i, ''))}.pdf"`,
        'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'private, no-store',
      },
    });
  });
}
