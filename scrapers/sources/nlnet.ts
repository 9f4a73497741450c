import type { OpportunityDraft } from '#app/opportunities/draft.ts';
import { urlKey } from '#app/opportunities/identity.ts';
import { parseMoneyText } from '#app/opportunities/money-text.ts';
import { parseDayFirstDate, parseMonthFirstDate } from '#app/opportunities/parse-date.ts';
import { parseTimeInText } from '#app/opportunities/parse-time.ts';
import { plainLine } from '#app/opportunities/text.ts';
import { defineSource, type Parsed } from '../define-source.ts';
import { feedDraft, itemKey, problemOf } from '../lib/feed-draft.ts';
import { readFeed } from '../lib/read-feed.ts';

const FUNDER = { name: 'NLnet Foundation', country: 'NL', url: 'https://nlnet.nl' };
const PROGRAMME = { name: 'NLnet open calls', url: 'https://nlnet.nl/propose/' };
const ZONE = 'Europe/Amsterdam';

const CALL = /^apply for (?:funding|(?:an? )?grants?) before (.+?\d{4})/i;
const PAUSED = /\bopen calls?\b[^.]{0,60}\b(?:paused|on hold|suspended)\b/i;

/** NLnet's one feed holds calls, awards and news, newest first: only what its title calls a call is taken. */
export const nlnet = defineSource({
  id: 'nlnet',
  title: 'NLnet feed',
  homepage: PROGRAMME.url,
  funder: FUNDER,
  authority: 'funder',
  zone: ZONE,
  licence: 'Texts of the NLnet Foundation; titles, links and descriptions are kept.',
  schedule: { everyHours: 6 },
  covers: 'newest',
  format: 'rss',
  expect: { min: 5 },
  request: { url: 'https://nlnet.nl/feed.atom' },
  parse: async ({ body }) => {
    const parsed: Parsed = { drafts: [], rejected: [] };
    for (const item of await readFeed(body)) {
      const title = plainLine(item.title);
      const before = CALL.exec(title)?.[1];
      const date = before === undefined ? null : (parseMonthFirstDate(before) ?? parseDayFirstDate(before));
      const problem = problemOf(item);
      if (problem) parsed.rejected.push({ key: itemKey(item), reason: problem });
      else if (date) parsed.drafts.push(callOf(feedDraft(item, FUNDER), date, title));
      else if (before !== undefined) {
        parsed.rejected.push({
          key: itemKey(item),
          reason: `${JSON.stringify(before)} is not a date like October 1, 2026`,
        });
      } else if (PAUSED.test(title) && parsed.drafts.length === 0) {
        parsed.drafts.push(pauseOf(feedDraft(item, FUNDER)));
      } else
        parsed.rejected.push({ key: itemKey(item), reason: 'is an award or news: its title does not ask to apply' });
    }
    return parsed;
  },
});

function callOf(draft: OpportunityDraft, date: string, rawText: string): OpportunityDraft {
  const sentences = (draft.summary ?? '').split(/(?<=[.!?])\s+(?=[A-Z])|\n+/);
  const clock = parseTimeInText(sentences.find((sentence) => /\bdeadline\b/i.test(sentence)) ?? '');
  const sums = sentences
    .filter((sentence) => /\bgrants?\b/i.test(sentence))
    .map((said) => parseMoneyText(said, 'per_award'));
  const amounts = sums.filter((sum) => sum !== null);
  const amount = amounts.length === 1 ? amounts[0]! : null;
  return {
    ...draft,
    programme: PROGRAMME,
    docType: 'call',
    language: 'en',
    deadlineMode: 'fixed',
    deadlines: [{ kind: 'full', date, time: clock?.time ?? null, zone: ZONE, rawText }],
    ...(amount ? { amount } : {}),
  };
}

/** A notice that calls are paused, newer than any call, is said of the programme; a call after it ends the pause. */
function pauseOf(draft: OpportunityDraft): OpportunityDraft {
  return {
    ...draft,
    externalKey: 'open-calls',
    keys: [urlKey(PROGRAMME.url)!],
    recordKind: 'programme_page',
    docType: 'programme',
    title: PROGRAMME.name,
    programme: PROGRAMME,
    upstreamStatus: 'paused',
    summary: [draft.title, draft.summary].filter(Boolean).join('\n\n'),
    rawTexts: { ...draft.rawTexts, upstreamStatus: draft.rawTexts!.title! },
  };
}
