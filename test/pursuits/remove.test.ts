import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SignedIn } from '#app/accounts/current-person.server.ts';
import * as callPage from '#app/opportunities/routes/call.tsx';
import * as pursuitPage from '#app/pursuits/routes/pursuit.tsx';
import type { Database } from '#prisma/client.server.ts';
import { draft, portal, run } from '#test/opportunities/ingest/support.ts';
import type { TestDatabase } from '#test/support/database.ts';
import { knock } from '#test/support/knock.ts';
import { cookieOf, openSite } from '#test/support/site.ts';
import { begin, somebody } from './support.ts';

let site: TestDatabase;
let db: Database;
let [ada, bob]: SignedIn[] = [];
let id: string;
const cookies = new Map<string, string>();
beforeEach(async () => {
  site = await openSite();
  db = site.db;
  await run(db, portal, [draft('A')]);
  [ada, bob] = [await somebody(db), await somebody(db)];
  for (const one of [ada, bob]) cookies.set(one.id, await cookieOf(db, one.id));
  id = await begin(db, ada);
});
afterEach(() => site.close());

const press = (who: SignedIn, form: Record<string, string>) =>
  knock(pursuitPage.action, { params: { id }, form, cookie: cookies.get(who.id) });
const look = (who: SignedIn) => knock(pursuitPage.loader, { params: { id }, cookie: cookies.get(who.id) });
const removal = { intent: 'remove', typedName: 'Arrays', lastSeen: '' };
const decision = { intent: 'decide', reasons: 'fits-roadmap', note: '' };
const rows = async () => [
  await db.pursuit.count(),
  await db.pursuitMember.count(),
  await db.pursuitStep.count(),
  await db.pursuitRole.count(),
  await db.pursuitAnswer.count(),
  await db.pursuitEvent.count(),
];

async function answered() {
  await press(ada!, { intent: 'role-add', role: 'needs a US PI' });
  const roleId = (await db.pursuitRole.findFirstOrThrow()).id;
  await press(bob!, { intent: 'answer', roleId, answer: 'I can.' });
  return roleId;
}

describe('removing a pursuit', () => {
  it('takes all of it away for everybody, and the record says who did it', async () => {
    const roleId = await answered();
    const { whyKept, roles } = (await look(ada!)).body.pursuit;
    expect(whyKept).toBe(null);
    expect((await press(ada!, { ...removal, lastSeen: roles[0].answers[0].id })).location).toBe('/pursuits');
    expect(await rows()).toEqual([0, 0, 0, 0, 0, 0]);
    for (const who of [ada!, bob!]) expect((await look(who)).status).toBe(404);
    expect((await press(ada!, removal)).status).toBe(404);
    expect((await press(bob!, { intent: 'answer', roleId, answer: 'Still.' })).status).toBe(404);
    const { id: call } = await db.opportunity.findFirstOrThrow();
    expect(
      (await knock(callPage.loader, { params: { id: call }, cookie: cookies.get(bob!.id) })).body.pursuits,
    ).toEqual([]);
    expect(await db.auditEvent.findMany({ where: { action: 'pursuit.remove' } })).toMatchObject([
      { personId: ada!.id, thingKind: 'pursuit', thingId: id, detail: JSON.stringify({ opportunityId: call }) },
    ]);
    await begin(db, ada!);
  });

  it('is for its team alone', async () => {
    const before = await rows();
    const outside = await knock(pursuitPage.action, { url: `/pursuits/${id}`, params: { id }, form: removal });
    expect(outside.location).toMatch(/^\/sign-in/);
    expect((await press(bob!, removal)).status).toBe(403);
    expect(await rows()).toEqual(before);
    await press(ada!, { intent: 'team-add', email: bob!.email });
    expect((await press(bob!, removal)).location).toBe('/pursuits');
  });

  it('is not done by accident: the name has to be typed', async () => {
    for (const typedName of ['', 'Array']) {
      const reply = await press(ada!, { ...removal, typedName });
      expect([reply.status, reply.body.problem.fields.typedName]).toEqual([400, expect.stringMatching(/name/)]);
    }
    expect(await db.pursuit.count()).toBe(1);
    expect((await press(ada!, { ...removal, typedName: ' Arrays ' })).location).toBe('/pursuits');
  });

  it('waits where somebody answered since the page was read', async () => {
    const roleId = await answered();
    const shown = (await look(ada!)).body.pursuit.roles[0].answers[0].id;
    await press(bob!, { intent: 'answer', roleId, answer: 'And docs.' });
    for (const lastSeen of ['', shown]) expect((await press(ada!, { ...removal, lastSeen })).status).toBe(409);
    expect(await db.pursuitAnswer.count()).toBe(2);
  });

  it('is refused in words once something was decided, also where it was opened again, and with a proposal', async () => {
    await press(ada!, { ...decision, from: 'considering', to: 'no_go' });
    const refused = async (words: RegExp) => {
      const reply = await press(ada!, removal);
      expect([reply.status, reply.body.problem.message]).toEqual([409, expect.stringMatching(words)]);
      expect((await look(ada!)).body.pursuit.whyKept).toMatch(words);
    };
    await refused(/has decided/);
    await press(ada!, { intent: 'decide', from: 'no_go', to: 'considering', note: '' });
    await refused(/has decided/);
    await db.pursuitEvent.deleteMany({ where: { kind: 'decided' } });
    const proposal = { create: { title: 'P', template: 'generic', templateVersion: '1' } };
    await db.pursuit.update({ where: { id }, data: { proposal } });
    await refused(/A proposal has come of/);
    expect(await db.pursuit.count()).toBe(1);
  });

  it('happens once where two press at once', async () => {
    const replies = await Promise.all([press(ada!, removal), press(ada!, removal)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([302, 404]);
    expect(await db.auditEvent.count({ where: { action: 'pursuit.remove' } })).toBe(1);
  });
});
