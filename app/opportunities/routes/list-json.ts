import type { LoaderFunctionArgs } from '@remix-run/node';
import { publicFeed } from '../feeds/public-feed.server.ts';

/** The list as data, by the same filter as the page: `{items, next}`; `next` is the address of what follows, or null. */
export const loader = (args: LoaderFunctionArgs) => publicFeed(args, 'json');
