import type { LoaderFunctionArgs } from '@remix-run/node';
import { getPerson } from '#app/accounts/current-person.server.ts';
import { safeFileName } from '#app/proposals/safe-file-name.ts';
import { asResponse } from '#app/respond.server.ts';
import { getDb } from '#prisma/client.server.ts';
import { readAsset } from '../asset-store.server.ts';
import { getFrozenPdf } from '../get-record.server.ts';

/** The frozen PDF, byte for byte; the team may ask for an earlier one with `?submission=ID`. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  return asResponse(async () => {
    const viewer = await getPerson(request);
    const earlier = new URL(request.url).searchParams.get('submission');
    const frozen = await getFrozenPdf(getDb(), viewer, params.id ?? '', earlier);
    const headers = {
      ETag: `"${frozen.sha256}"`,
      // asked again each time, because a team may take a record back
      'Cache-Control': 'private, no-cache',
      Vary: 'Cookie, Authorization',
    };
    if (holds(request.headers.get('If-None-Match'), frozen.sha256)) return new Response(null, { status: 304, headers });
    const bytes = await readAsset(frozen.sha256);
    return new Response(bytes, {
      headers: {
        ...headers,
        'Content-Type': 'application/pdf',
        'Content-Length': String(bytes.byteLength),
        'Content-Disposition': `inline; filename="${safeFileName(frozen.title)}-${frozen.submittedOn}.pdf"`,
        'X-Content-Type-Options': 'nosniff',
      },
    });
  });
}

function holds(ifNoneMatch: string | null, sha256: string): boolean {
  return (ifNoneMatch ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === `"${sha256}"`);
}
