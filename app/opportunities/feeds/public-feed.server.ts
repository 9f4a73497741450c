import type { LoaderFunctionArgs } from '@remix-run/node';
import { getPerson } from '#app/accounts/current-person.server.ts';
import type { LoadContext } from '#app/load-context.ts';
import { asResponse } from '#app/respond.server.ts';
import type { FeedFormat } from './feed-formats.ts';
import { listFeed } from './list-feed.server.ts';

/** The list in one of its forms at its own address, for everybody; whoever says who they are gets it in their zone. */
export function publicFeed({ request, context }: LoaderFunctionArgs, format: FeedFormat): Promise<Response> {
  return asResponse(async () => {
    const person = await getPerson(request);
    const params = new URL(request.url).searchParams;
    const { clientAddress: address } = context as LoadContext;
    return listFeed(request, { format, person, params, path: `/opportunities.${format}`, address });
  });
}
