import type { LoaderFunctionArgs } from '@remix-run/node';
import { publicFeed } from '../feeds/public-feed.server.ts';

/** The list for feed readers, the newest first unless another order is asked for. */
export const loader = (args: LoaderFunctionArgs) => publicFeed(args, 'rss');
