import type { LoaderFunctionArgs } from '@remix-run/node';
import { publicFeed } from '../feeds/public-feed.server.ts';

/** The list for spreadsheets. */
export const loader = (args: LoaderFunctionArgs) => publicFeed(args, 'csv');
