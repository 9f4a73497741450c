import type { RequestHandler } from 'express';

const asData = /^\/(opportunities|archive|feeds)\/([^/]+)\.(json|csv|ics|rss)(?=$|\?)/;

/** `/opportunities/ID.json` is the route `/opportunities/:id/json`: a route's parameter takes a whole segment. */
export function withoutExtension(url: string): string {
  return url.replace(asData, '/$1/$2/$3');
}

/** Rewrites the address before the routes see it. */
export const rewriteFormats: RequestHandler = (req, _res, next) => {
  req.url = withoutExtension(req.url);
  next();
};
