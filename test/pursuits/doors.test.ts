import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SignedIn } from '#app/accounts/current-person.server.ts';
import * as callPage from '#app/opportunities/routes/call.tsx';
import * as proposalNew from '#app/proposals/routes/new.tsx';
import * as board from '#app/pursuits/routes/board.tsx';
import * as pursuitNew from '#app/pursuits/routes/new.tsx';
import * as pursuitPage from '#app/pursuits/routes/pursuit.tsx';
import type { Database } from '#prisma/client.server.ts';
import { draft, portal, run } from '#test/opportunities/ingest/support.ts';
import type { TestDatabase } from '#test/support/database.ts';
import { knock } from '#test/support/knock.ts';
import { cookieOf, openSite } from '#test/support/site.ts';
import { begin, somebody } from './support.ts';

let site: TestDatabase;
let db: Database;
let call: string;
let [ada, bob]: SignedIn[] = [];
let cookies: Map<string, string>;
beforeEach(async () => {
  site = await openSite();
  db = site.db;
  await run(db, portal, [draft('A')]);
  call = (await db.opportunity.findFirstOrThrow()).id;
  [ada, bob] = [await somebody(db), await somebody(db)];
  cookies = new Map([
    [ada.id, await cookieOf(db, ada.id)],
    [bob.id, await cookieOf(db, bob.id)],
  ]);
});
afterEach(() => site.close());

const press = (who: SignedIn, id: string, form: Record<string, string>) =>
  knock(pursuitPage.action, { params: { id }, form, cookie: cookies.get(who.id) });
const page = async (who: SignedIn, id: string) =>
  (await knock(pursuitPage.loader, { params: { id }, cookie: cookies.get(who.id) })).body.pursuit;

/** Everything that the state of a pursuit is made of, to see that nothing has changed. */
const all = () =>
  db.pursuit.findMany({ include: { members: true, events: true, steps: true, roles: { include: { answers: true } } } });

describe('the public', () => {
  it('sees no pursuit, on no page, and can change none', async () => {
    const id = await begin(db, ada!);
    const before = await all();
    for (const [door, url, form] of [
      [board.loader, '/pursuits', undefined],
      [pursuitNew.loader, `/pursuits/new?opportunityId=${call}`, undefined],
      [pursuitNew.action, '/pursuits/new', { opportunityId: call, teamName: 'X' }],
      [pursuitPage.loader, `/pursuits/${id}`, undefined],
      [pursuitPage.action, `/pursuits/${id}`, { intent: 'role-add', role: 'x' }],
    ] as const) {
      const reply = await knock(door, { url, params: { id }, ...(form ? { form } : {}) });
      expect(reply.location).toMatch(/^\/sign-in\?to=/);
    }
    const reply = await knock(callPage.loader, { params: { id: call } });
    expect(reply.body.pursuits).toBe(null);
    expect(reply.text).not.toContain('Arrays');
    expect(await all()).toEqual(before);
  });
});

describe('whoever is signed in', () => {
  it('begins to consider a call, and everybody sees it on the board and on the call', async () => {
    const cookie = cookies.get(ada!.id);
    const form = { opportunityId: call, teamName: 'Arrays', leads: 'me', note: 'Looks right.' };
    const started = await knock(pursuitNew.action, { form, cookie });
    const { id } = await db.pursuit.findFirstOrThrow();
    expect(started.location).toBe(`/pursuits/${id}`);
    expect(
      (await knock(callPage.loader, { params: { id: call }, cookie: cookies.get(bob!.id) })).body.pursuits,
    ).toMatchObject([{ teamName: 'Arrays', state: 'considering', lead: ada!.name, mine: false }]);
    const shown = async (url: string, who: SignedIn) =>
      (await knock(board.loader, { url, cookie: cookies.get(who.id) })).body.groups.map(
        ({ count }: { count: number }) => count,
      );
    expect(await shown('/pursuits', bob!)).toEqual([1, 0, 0]);
    expect(await shown('/pursuits?mine=1', bob!)).toEqual([0, 0, 0]);
    expect(await shown('/pursuits?mine=1', ada!)).toEqual([1, 0, 0]);
    expect(await page(bob!, id)).toMatchObject({ edits: false, teamName: 'Arrays', log: [{ note: 'Looks right.' }] });
    expect((await knock(pursuitNew.action, { form, cookie })).status).toBe(409);
    expect((await knock(pursuitNew.action, { form: { ...form, teamName: ' ' }, cookie })).status).toBe(400);
    expect((await knock(pursuitNew.action, { form: { ...form, opportunityId: 'x' }, cookie })).status).toBe(404);
    expect(await db.pursuit.count()).toBe(1);
  });

  it('answers what is wanted, takes only their own answer back, and shows their address to the team alone', async () => {
    const id = await begin(db, ada!);
    await press(ada!, id, { intent: 'role-add', role: 'needs a US PI' });
    const roleId = (await db.pursuitRole.findFirstOrThrow()).id;
    expect((await press(bob!, id, { intent: 'answer', roleId, answer: ' ' })).status).toBe(400);
    expect((await press(bob!, id, { intent: 'answer', roleId, answer: 'I can.' })).location).toBe(`/pursuits/${id}`);
    expect((await page(ada!, id)).roles[0].answers).toMatchObject([{ name: bob!.name, email: bob!.email, own: false }]);
    expect((await page(bob!, id)).roles[0].answers).toMatchObject([{ name: bob!.name, email: null, own: true }]);
    const answerId = (await db.pursuitAnswer.findFirstOrThrow()).id;
    expect((await press(ada!, id, { intent: 'answer-withdraw', answerId })).status).toBe(403);
    await press(ada!, id, { intent: 'role-fill', roleId });
    expect((await press(bob!, id, { intent: 'answer', roleId, answer: 'Me too.' })).status).toBe(409);
    await press(bob!, id, { intent: 'answer-withdraw', answerId });
    expect(await db.pursuitAnswer.count()).toBe(0);
  });

  it('changes nothing of a team that they are not on', async () => {
    const id = await begin(db, ada!);
    await press(ada!, id, { intent: 'role-add', role: 'docs' });
    const [stepId, roleId] = [
      (await db.pursuitStep.findFirstOrThrow()).id,
      (await db.pursuitRole.findFirstOrThrow()).id,
    ];
    const before = await all();
    const fields = {
      stepId,
      roleId,
      name: 'x',
      daysBefore: '3',
      role: 'x',
      teamName: 'x',
      usualId: 'pic',
      email: bob!.email,
    };
    const more = {
      from: 'considering',
      to: 'go',
      reasons: 'fits-roadmap',
      personId: ada!.id,
      answerId: 'x',
      slotLimit: '1',
    };
    for (const intent of [
      ...[
        'decide',
        'about',
        'target',
        'moved',
        'slots',
        'step-add',
        'step-usual',
        'step-save',
        'step-done',
        'step-undone',
      ],
      ...['step-remove', 'role-add', 'role-fill', 'role-open', 'role-remove', 'answer-join', 'team-add', 'team-remove'],
      'remove',
    ]) {
      expect((await press(bob!, id, { ...fields, ...more, intent })).status, intent).toBe(403);
    }
    expect(await all()).toEqual(before);
    await press(ada!, id, { intent: 'team-add', email: bob!.email });
    expect((await press(bob!, id, { intent: 'step-done', stepId })).status).toBe(302);
  });
});

describe('bad input', () => {
  it('is answered with a sentence and changes nothing', async () => {
    const id = await begin(db, ada!);
    const before = await all();
    const cases: [string, Record<string, string>, number][] = [
      ['no button', { intent: 'dance' }, 400],
      ['a name of an object’s own', { intent: 'constructor' }, 400],
      ['a go without a reason', { intent: 'decide', from: 'considering', to: 'go' }, 400],
      ['a reason that nobody knows', { intent: 'decide', from: 'considering', to: 'go', reasons: 'x' }, 400],
      ['a state that nobody knows', { intent: 'decide', from: 'considering', to: 'maybe', note: 'x' }, 400],
      ['a decision already taken otherwise', { intent: 'decide', from: 'go', to: 'no_go', note: 'x' }, 409],
      ['a step without a name', { intent: 'step-add', name: '\u200b', daysBefore: '3' }, 400],
      ['a step without a day', { intent: 'step-add', name: 'x' }, 400],
      ['a step in the far past', { intent: 'step-add', name: 'x', daysBefore: '99999999' }, 400],
      ['half a day', { intent: 'step-add', name: 'x', daysBefore: '1.5' }, 400],
      ['a day that does not exist', { intent: 'step-add', name: 'x', setOn: '2027-02-30' }, 400],
      ['a step for somebody else', { intent: 'step-add', name: 'x', daysBefore: '1', assigneeId: 'x' }, 400],
      ['a usual step that is none', { intent: 'step-usual', usualId: 'x' }, 400],
      ['a step that is gone', { intent: 'step-done', stepId: 'x' }, 404],
      ['a role that is gone', { intent: 'role-fill', roleId: 'x' }, 404],
      ['a lead who is not on the team', { intent: 'about', teamName: 'Arrays', leadId: 'x' }, 400],
      ['a project that is gone', { intent: 'about', teamName: 'Arrays', projectId: 'x' }, 400],
      ['a name as long as a book', { intent: 'about', teamName: 'x'.repeat(10_000) }, 400],
      ['a kind of date that is none', { intent: 'target', deadlineKind: 'x' }, 400],
      ['places below none', { intent: 'slots', slotLimit: '-1' }, 400],
      ['an address of nobody', { intent: 'team-add', email: 'nobody@example.org' }, 400],
      ['the last of the team', { intent: 'team-remove' }, 409],
    ];
    for (const [what, form, status] of cases) {
      const reply = await press(ada!, id, { personId: ada!.id, ...form });
      expect(reply.status, what).toBe(status);
      expect(reply.text, what).toMatch(/"message":"[A-Z“0-9].*[.]"/);
    }
    expect(await all()).toEqual(before);
    expect((await press(ada!, 'nowhere', { intent: 'role-add', role: 'x' })).status).toBe(404);
  });
});

describe('the proposal of a pursuit', () => {
  it('is started by its team once it goes, and shown to those alone who may read it', async () => {
    const id = await begin(db, ada!);
    const write = (who: SignedIn) =>
      knock(proposalNew.action, {
        form: { title: 'Faster arrays', template: 'generic', opportunityId: call, pursuitId: id },
        cookie: cookies.get(who.id),
      });
    expect((await write(ada!)).status).toBe(409);
    await press(ada!, id, { intent: 'decide', from: 'considering', to: 'go', reasons: 'fits-roadmap', note: '' });
    expect((await write(bob!)).status).toBe(403);
    expect(await db.proposal.count()).toBe(0);
    expect((await write(ada!)).location).toMatch(/^\/proposals\//);
    expect((await write(ada!)).status).toBe(409);
    expect(await db.proposal.count()).toBe(1);
    await press(ada!, id, { intent: 'team-add', email: bob!.email });
    expect((await page(ada!, id)).proposal).toMatchObject({ title: 'Faster arrays' });
    for (const door of [pursuitPage.loader, board.loader, callPage.loader]) {
      const params = { id: door === callPage.loader ? call : id };
      expect((await knock(door, { params, cookie: cookies.get(bob!.id) })).text).not.toContain('Faster arrays');
    }
    await db.proposal.deleteMany();
    expect(await page(ada!, id)).toMatchObject({ proposal: null, canStartProposal: true });
  });
});
