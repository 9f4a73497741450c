import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SignedIn } from '#app/accounts/current-person.server.ts';
import { profilesOf } from '#app/community/profiles-of.server.ts';
import { compareFits, strongest, tallyOf } from '#app/fit/fit-order.ts';
import { fitList } from '#app/fit/fit-list.server.ts';
import { fitOf } from '#app/fit/fit-of.ts';
import { tallier, wordsOf } from '#app/fit/rank-calls.ts';
import { toRankCall } from '#app/fit/rank-call.ts';
import { readFitCalls } from '#app/fit/read-calls.server.ts';
import { rankingRules } from '#app/fit/rules.ts';
import { countWords } from '#app/fit/word-counts.ts';
import { topicWords } from '#app/fit/words.ts';
import { parseFilter } from '#app/opportunities/filter.ts';
import { listOpportunities } from '#app/opportunities/list-opportunities.server.ts';
import { standingOf } from '#app/opportunities/standing.ts';
import type { Database } from '#prisma/client.server.ts';
import { draft, portal, run } from '#test/opportunities/ingest/support.ts';
import type { TestDatabase } from '#test/support/database.ts';
import { Random } from '#test/support/extract/random.ts';
import { fc } from '#test/support/fast-check.ts';
import { seed } from '#test/support/seed.ts';
import { addPerson, openSite } from '#test/support/site.ts';
import { calls, profiles } from './random.ts';
import { call, NOW, project } from './support.ts';

const OPEN = 'status=open,closing,rolling,upcoming,forecast';

test('what reasons come to is the same whether they are written down or not', () => {
  fc.assert(
    fc.property(profiles, fc.array(calls, { minLength: 1, maxLength: 60 }), (profile, many) => {
      const own = project(profile);
      const words = [...topicWords(own.topics ?? []).keys()];
      const ranked = many.map(({ begun, ...facts }) => {
        const full = call({ ...facts, awards: undefined });
        return { begun, full, kept: toRankCall(full) };
      });
      const frequencies = countWords(ranked.map(({ kept }) => wordsOf(words, kept)));
      const tally = tallier(own);
      for (const { begun, full, kept } of ranked) {
        const when = standingOf({ ...full, id: '', newestDay: '' }, NOW, null);
        const context = { now: NOW, viewerZone: null, begun, frequencies };
        const reasons = fitOf(own, full, NOW, context, rankingRules);
        expect(tally(kept, when, wordsOf(words, kept), context)).toEqual(tallyOf(reasons));
      }
    }),
  );
});

let site: TestDatabase;
let db: Database;
beforeEach(async () => {
  site = await openSite();
  db = site.db;
});
afterEach(() => site.close());

/** The list as it was made before anything was kept: every open call read and judged anew. */
async function derivedAnew(person: SignedIn, now: Date) {
  const own = (await profilesOf(db, person.id))[0]!;
  const { filter } = parseFilter(new URLSearchParams(OPEN));
  const { items } = await listOpportunities(db, filter, now, { pageSize: 1_000, viewerZone: person.timeZone });
  const read = await readFitCalls(db, items);
  const words = [...topicWords(own.topics ?? []).keys()];
  const frequencies = countWords([...read.values()].map((one) => wordsOf(words, toRankCall(one))));
  const begun = await db.proposal.findMany({ where: { members: { some: { personId: person.id } } } });
  const ranked = items.map(({ id, nextDeadline }) => {
    const context = { viewerZone: person.timeZone, begun: begun.some((one) => one.opportunityId === id), frequencies };
    const reasons = fitOf(own, read.get(id)!, now, context, rankingRules);
    return { id, closesOn: nextDeadline?.date ?? null, tally: tallyOf(reasons), reasons };
  });
  return ranked.sort(compareFits).map(({ id, reasons }) => ({ id, reasons: strongest(reasons) }));
}

test('what is kept of a list is never old, whatever changes between looks', { timeout: 60_000 }, async () => {
  const random = new Random(seed);
  const texts = ['Coral reefs.', 'Reefs under a permissive licence.', 'Arrays and meshes.', 'Software.', ''];
  const day = () => random.pick(['2026-11-20', '2026-11-27', '2026-12-08', '2026-12-20', '2027-05-01']);
  const deadlines = () => [{ kind: 'full' as const, date: day(), zone: 'America/New_York', rawText: 'x' }];
  const terms = () => ({ inviteOnly: random.chance(0.3), individuals: random.pick([true, false, undefined]) });
  const some = (key: string) => draft(key, { summary: random.pick(texts), deadlines: deadlines(), terms: terms() });
  const keys = Array.from({ length: 15 }, (_, at) => String.fromCharCode(65 + at));
  await run(db, portal, keys.map(some));
  const { id } = await addPerson(db);
  const person: SignedIn = {
    ...(await db.person.findUniqueOrThrow({ where: { id } })),
    timeZone: 'Europe/Berlin',
  } as never;
  const members = { create: { personId: id, role: 'lead' as const } };
  const { id: projectId } = await db.project.create({ data: { name: 'Reeflib', topics: '["coral reefs"]', members } });
  let now = NOW.getTime();
  const changes = {
    nothing: () => Promise.resolve(),
    time: () => Promise.resolve((now += random.pick([1_000, 3_600_000, 86_400_000]))),
    call: async () => {
      const [one] = await db.opportunity.findMany({ skip: random.between(0, 10), take: 1, orderBy: { id: 'asc' } });
      const data = { summaryText: random.pick(texts), acceptsIndividuals: random.pick([true, false, null]) };
      await db.opportunity.update({ where: { id: one!.id }, data });
    },
    deadline: async () => {
      const one = await db.deadline.findFirstOrThrow({ skip: random.between(0, 10), orderBy: { id: 'asc' } });
      await db.deadline.update({ where: { id: one.id }, data: { date: day() } });
    },
    project: () =>
      db.project.update({ where: { id: projectId }, data: { topics: JSON.stringify([random.pick(texts)]) } }),
    begun: async () => {
      const one = await db.opportunity.findFirstOrThrow({ skip: random.between(0, 10), orderBy: { id: 'asc' } });
      const data = { title: 'P', template: 'generic', templateVersion: '1', opportunityId: one.id };
      await db.proposal.create({ data: { ...data, members: { create: { personId: id, role: 'owner' } } } });
    },
    gone: async () => {
      if ((await db.opportunity.count()) > 11)
        await db.opportunity.deleteMany({ where: { number: random.pick(keys) } });
    },
  };
  const done: string[] = [];
  for (let look = 0; look < 40; look++) {
    const change = random.pick(Object.keys(changes) as (keyof typeof changes)[]);
    await changes[change]();
    done.push(change);
    const own = (await profilesOf(db, id))[0]!;
    const { filter } = parseFilter(new URLSearchParams());
    const list = await fitList(db, person, own, filter, new Date(now));
    const shown = list.rows.map(({ call: { id }, reasons }) => ({ id, reasons }));
    expect(shown, `SEED=${seed}: ${done.join(', ')}`).toEqual(await derivedAnew(person, new Date(now)));
  }
});
