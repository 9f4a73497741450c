import type { LoaderFunctionArgs } from '@remix-run/node';
import { AppError } from '#app/errors.ts';
import type { LoadContext } from '#app/load-context.ts';
import { asResponse } from '#app/respond.server.ts';
import { getDb } from '#prisma/client.server.ts';
import { readFeedAddress } from '../feeds/feed-address.server.ts';
import { isFeedFormat } from '../feeds/feed-formats.ts';
import { listFeed } from '../feeds/list-feed.server.ts';

/** The list of a private address, as the person who made it would see it. Whatever is wrong with one sounds the same. */
export async function loader({ request, params: { token = '', format }, context }: LoaderFunctionArgs) {
  return asResponse(async () => {
    const found = isFeedFormat(format) ? await readFeedAddress(getDb(), token, new Date()) : null;
    if (!found || !isFeedFormat(format)) throw new AppError('not_found', 'There is no feed at this address.');
    const params = new URLSearchParams(found.search);
    const asked = new URL(request.url).searchParams;
    for (const name of ['cursor', 'bom']) if (asked.has(name)) params.set(name, asked.get(name)!);
    const { clientAddress: address } = context as LoadContext;
    const { person } = found;
    return listFeed(request, { format, person, params, path: `/feeds/${token}.${format}`, address });
  });
}
