import { formatDay } from '../calendar-date.ts';
import { formatAmount } from '../money.ts';
import { withoutNonXml } from '../text.ts';
import { deadlineWords, statusWords, timeWords } from '../words.ts';
import type { FeedCall } from './feed-call.ts';
import { writeInSlices } from './in-slices.ts';

export type RssParts = {
  title: string;
  calls: readonly FeedCall[];
  /** where the feed itself stands */
  self: string;
  /** the page that shows the same list */
  page: string;
  /** of this site, without a slash at the end */
  baseUrl: string;
};

/** Calls as RSS 2.0. A call keeps its guid whatever changes in it, so that readers are told of it once. */
export async function asRss({ title, calls, self, page, baseUrl }: RssParts): Promise<string> {
  const newest = calls.map((call) => call.changedAt).reduce((a, b) => (a > b ? a : b), '');
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>${xml(title)}</title>
<link>${xml(page)}</link>
<description>Calls for funding of scientific open-source software.</description>
<language>en</language>
<atom:link href="${xml(self)}" rel="self" type="application/rss+xml"/>
${newest ? `<lastBuildDate>${rfc822(newest)}</lastBuildDate>\n` : ''}<ttl>360</ttl>
${await writeInSlices(calls, (call) => item(call, baseUrl))}</channel>
</rss>
`;
}

function item(call: FeedCall, baseUrl: string): string {
  return `<item>
<title>${xml(call.title)}</title>
<link>${xml(`${baseUrl}/opportunities/${call.id}`)}</link>
<guid isPermaLink="false">urn:uuid:${xml(call.id)}</guid>
<pubDate>${rfc822(call.firstSeenAt)}</pubDate>
<category>${xml(statusWords[call.status])}</category>
<description>${xml(html(call))}</description>
</item>
`;
}

/** What readers show of a call: HTML, as all of them take it. */
function html(call: FeedCall): string {
  const next = call.nextDeadline;
  const facts = [
    [call.funder, call.number].filter(Boolean).join(' · '),
    next
      ? `${formatDay(next.date)}, ${timeWords(next) ?? 'time not stated'}: ${deadlineWords(next)}`
      : statusWords[call.status],
    formatAmount(call.amount),
    call.excerpt,
  ];
  return facts.flatMap((fact) => (fact ? [`<p>${xml(fact)}</p>`] : [])).join('');
}

const rfc822 = (iso: string) => new Date(iso).toUTCString();

/** A text within XML, without the signs that XML cannot hold. */
function xml(text: string): string {
  return withoutNonXml(text)
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/\r/g, '&#13;');
}
