/** How near a source is to the funder's own word, the weightiest first. */
export const authorities = ['person', 'funder', 'portal', 'feed', 'aggregator'] as const;
export type Authority = (typeof authorities)[number];

/** A feed is short and late on facts, but it is the funder's own: for these its words and its page serve readers best. */
const FEED_BEFORE_PORTAL = new Set(['url', 'summary']);

/** For `sort`: negative when what `a` says of the field counts before what `b` says. */
export function compareAuthority(field: string, a: Authority, b: Authority): number {
  return weight(field, a) - weight(field, b);
}

function weight(field: string, authority: Authority): number {
  const plain = authorities.indexOf(authority);
  return authority === 'feed' && FEED_BEFORE_PORTAL.has(field) ? authorities.indexOf('portal') - 0.5 : plain;
}
