import { expect, test } from 'vitest';
import { readDueDates } from '#scrapers/lib/nsf-due-dates.ts';
import { nsfUpcoming } from '#scrapers/sources/nsf-upcoming.ts';

test.each(['NSF\u00a024-571', 'NSF 24-571', 'nsf24-571'])(
  'pitfall 11: %j in the feed is NSF 24-571',
  async (spelling) => {
    const item = `<item><title>A call</title><link>https://www.nsf.gov/funding/opportunities/a-call/nsf24-571</link><description><![CDATA[Full Proposal Deadline Date: August 11, 2026<br/>Program Guidelines: ${spelling}<br/>]]></description></item>`;
    const { drafts } = await nsfUpcoming.parse({
      url: '',
      body: `<rss version="2.0"><channel>${item}</channel></rss>`,
    });
    expect(drafts[0]).toMatchObject({ number: 'NSF 24-571', rawTexts: { number: spelling.normalize('NFKC') } });
    expect(drafts[0]!.keys[0]).toBe('us-fon:NSF:24-571');
  },
);

test('NSF’s due dates: a line that begins like a date and is none rejects its item', () => {
  expect(readDueDates(['Full Proposal Deadline Date: soon', 'Program Guidelines: NSF 26-1']).problem).toMatch(
    /holds no date/,
  );
  expect(readDueDates(['A synopsis.']).deadlines).toEqual([]);
});
