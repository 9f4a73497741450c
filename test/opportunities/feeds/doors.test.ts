import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as callIcs from '#app/opportunities/routes/call-ics.ts';
import * as callJson from '#app/opportunities/routes/call-json.ts';
import * as commonList from '#app/opportunities/routes/common-grants-list.ts';
import * as commonOne from '#app/opportunities/routes/common-grants-one.ts';
import * as commonSearch from '#app/opportunities/routes/common-grants-search.ts';
import * as feedNew from '#app/opportunities/routes/feed-new.tsx';
import * as account from '#app/accounts/routes/account.tsx';
import type { TestDatabase } from '#test/support/database.ts';
import { knock, type Knock, type Reply } from '#test/support/knock.ts';
import { addPerson, cookieOf, openSite } from '#test/support/site.ts';
import { draft, portal, run } from '../ingest/support.ts';
import { formats, routes } from './support.ts';

const askers = ['public', 'member', 'curator', 'admin'] as const;
type Asker = (typeof askers)[number];
type Site = { id: string; feedOfOther: string };
type Door = {
  name: string;
  opens: readonly Asker[];
  ok: number;
  refused: number;
  knock: (site: Site, as: Knock) => Promise<Reply>;
};

const open = (name: string, knocks: Door['knock']): Door => ({
  name,
  opens: askers,
  ok: 200,
  refused: 0,
  knock: knocks,
});
const members = ['member', 'curator', 'admin'] as const;

/** Every door through which calls go out as data, and those of private feeds. */
const doors: Door[] = [
  ...formats.map((format) =>
    open(`/opportunities.${format}`, (_, as) =>
      knock(routes[format].loader, { url: `/opportunities.${format}`, ...as }),
    ),
  ),
  open('/opportunities/:id.json', ({ id }, as) => knock(callJson.loader, { params: { id }, ...as })),
  open('/opportunities/:id.ics', ({ id }, as) => knock(callIcs.loader, { params: { id }, ...as })),
  open('/common-grants/opportunities', (_, as) => knock(commonList.loader, as)),
  open('/common-grants/opportunities/:id', ({ id }, as) => knock(commonOne.loader, { params: { id }, ...as })),
  open('/common-grants/opportunities/search', (_, as) => knock(commonSearch.action, { body: '{}', ...as })),
  { name: '/feeds/new', opens: members, ok: 200, refused: 302, knock: (_, as) => knock(feedNew.loader, as) },
  {
    ...{ name: 'POST /feeds/new', opens: members, ok: 200, refused: 302 },
    knock: (_, as) => knock(feedNew.action, { form: { name: 'x', search: '' }, ...as }),
  },
  {
    ...{ name: 'revoking somebody else’s feed', opens: [], ok: 302, refused: 404 },
    knock: ({ feedOfOther: id }, as) => knock(account.action, { form: { intent: 'revoke-feed', id }, ...as }),
  },
];

let site: TestDatabase;
beforeEach(async () => void (site = await openSite()));
afterEach(() => site.close());

describe.each(doors)('$name', (door) => {
  test('opens to whom it should and to nobody else', async () => {
    await run(site.db, portal, [draft('A')]);
    const other = await addPerson(site.db);
    const data = { personId: other.id, name: 'x', search: '', tokenHash: 'x' };
    const feedOfOther = (await site.db.feedAddress.create({ data })).id;
    const { id } = await site.db.opportunity.findFirstOrThrow();
    for (const asker of askers) {
      const person = asker === 'public' ? null : await addPerson(site.db, { role: asker });
      const cookie = person ? await cookieOf(site.db, person.id) : undefined;
      const { status } = await door.knock({ id, feedOfOther }, { cookie });
      const shut = asker === 'public' && door.refused === 404 ? 302 : door.refused;
      expect([asker, status]).toEqual([asker, door.opens.includes(asker) ? door.ok : shut]);
    }
    expect((await site.db.feedAddress.findUniqueOrThrow({ where: { id: feedOfOther } })).revokedAt).toBeNull();
  });

  test('shows no call of a run that is not done', async () => {
    const { id: runId } = await run(site.db, portal, [draft('Hidden')]);
    await site.db.fetchRun.update({ where: { id: runId }, data: { holds: true } });
    await site.db.opportunity.updateMany({ data: { heldByRunId: runId } });
    const { id } = await site.db.opportunity.findFirstOrThrow();
    const reply = await door.knock({ id, feedOfOther: 'none' }, {});
    expect(reply.text).not.toContain('Call Hidden');
    if (door.name.includes(':id')) expect(reply.status).toBe(404);
  });
});
