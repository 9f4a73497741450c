import type { LoaderFunctionArgs } from '@remix-run/node';
import { publicFeed } from '../feeds/public-feed.server.ts';

/** The dates of the list for calendars. */
export const loader = (args: LoaderFunctionArgs) => publicFeed(args, 'ics');
