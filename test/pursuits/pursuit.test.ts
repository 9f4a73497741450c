import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SignedIn } from '#app/accounts/current-person.server.ts';
import { openBeside } from '#app/opportunities/ingest/connection.server.ts';
import { removeHeld } from '#app/opportunities/ingest/held.server.ts';
import { mergeCalls } from '#app/opportunities/ingest/merge-calls.server.ts';
import { projectView } from '#app/community/project-view.server.ts';
import { decide } from '#app/pursuits/decide.server.ts';
import { pursuitView } from '#app/pursuits/pursuit-view.server.ts';
import { noteMoved, setTarget } from '#app/pursuits/set-target.server.ts';
import { addStep, addUsualStep, removeStep, saveStep } from '#app/pursuits/steps.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { draft, feed, portal, run } from '#test/opportunities/ingest/support.ts';
import type { TestDatabase } from '#test/support/database.ts';
import { openSite } from '#test/support/site.ts';
import { begin, NOW, somebody } from './support.ts';

let site: TestDatabase;
let db: Database;
let ada: SignedIn;
beforeEach(async () => {
  site = await openSite();
  db = site.db;
  ada = await somebody(db);
  await run(db, portal, [draft('A')]); // due on Monday 1 March 2027
});
afterEach(() => site.close());

const due = (date: string) => ({ deadlines: [{ kind: 'full' as const, date, zone: 'UTC', rawText: date }] });
const view = (id: string) => pursuitView(db, ada, id, NOW);
const days = async (id: string) => Object.fromEntries((await view(id)).plan.steps.map(({ name, day }) => [name, day]));
const empty = { name: '', daysBefore: '', setOn: '', why: '', source: '', assigneeId: '' };

describe('a decision', () => {
  it('is kept with who, when, from where to where and why, and can be opened again', async () => {
    const id = await begin(db, ada);
    const go = { from: 'considering', to: 'go', reasons: ['partner-available', 'fits-roadmap'], note: 'Now or never.' };
    await decide(db, ada, id, go, NOW);
    await decide(db, ada, id, { from: 'go', to: 'considering', reasons: [], note: '' }, NOW);
    await decide(db, ada, id, { from: 'considering', to: 'no_go', reasons: ['no-time'], note: '' }, NOW);
    expect((await view(id)).log.reverse()).toMatchObject([
      { words: 'began to consider it', by: ada.name },
      {
        ...{ words: 'Considering → Go', by: ada.name, at: '27 Nov 2026, 12:00 UTC', note: 'Now or never.' },
        reasons: ['Fits the roadmap', 'A partner is available'],
      },
      { words: 'Go → Considering' },
      { words: 'Considering → No-go', reasons: ['Nobody has time for it'] },
    ]);
    expect(await view(id)).toMatchObject({ state: 'no_go' });
  });

  it('of two at once is taken once', async () => {
    const id = await begin(db, ada);
    const answers = await Promise.allSettled(
      ['go', 'no_go'].map((to) => decide(db, ada, id, { from: 'considering', to, reasons: [], note: to }, NOW)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await db.pursuitEvent.count({ where: { kind: 'decided' } })).toBe(1);
  });
});

describe('the plan', () => {
  it('moves with the deadline but for what was set by hand, and says so until the team has seen it', async () => {
    const id = await begin(db, ada);
    await addStep(db, ada, id, { ...empty, name: 'Visit', setOn: '2027-01-30' });
    expect(await days(id)).toMatchObject({ 'Final read': 'Fri 26 Feb 2027', Visit: 'Sat 30 Jan 2027' });
    expect((await view(id)).plan.moved).toBe(null);
    await run(db, portal, [draft('A', due('2027-04-02'))]);
    expect(await days(id)).toMatchObject({ 'Final read': 'Tue 30 Mar 2027', Visit: 'Sat 30 Jan 2027' });
    expect((await view(id)).plan.moved).toMatch(
      /was 1 Mar 2027 and is 2 Apr 2027 now.*one that you set by hand has not/,
    );
    await noteMoved(db, ada, id, '2027-04-02', NOW);
    expect(await view(id)).toMatchObject({
      plan: { moved: null },
      log: [{ words: 'the plan counts back from 2 Apr 2027 instead of 1 Mar 2027' }, { kind: 'started' }],
    });
  });

  it('of a call without a deadline has no days until the team sets its own', async () => {
    await run(db, portal, [draft('A', { deadlineMode: 'rolling', deadlines: [] })]);
    const id = await begin(db, ada);
    expect(new Set(Object.values(await days(id)))).toEqual(new Set([null]));
    await setTarget(db, ada, id, { handInOn: '2027-03-01', deadlineKind: '' }, NOW);
    expect(await days(id)).toMatchObject({ 'Final read': 'Fri 26 Feb 2027' });
    expect((await view(id)).plan).toMatchObject({ moved: null, words: expect.stringContaining('your own day') });
  });

  it('is changed: a step is edited, added, taken out and offered again; a changed lead time is the team’s', async () => {
    const id = await begin(db, ada);
    const step = async () => (await view(id)).plan.steps.find(({ name }) => name === 'Final read')!;
    const { id: stepId, why, source } = await step();
    const form = { ...empty, name: 'Final read', daysBefore: '5', why, source, assigneeId: ada.id };
    await saveStep(db, ada, id, stepId, form);
    expect(await step()).toMatchObject({ daysBefore: 5, source: 'the team', assignee: { name: ada.name } });
    await removeStep(db, ada, id, stepId);
    expect((await view(id)).plan.offered).toContainEqual({ value: 'final', label: 'Final read' });
    for (let twice = 0; twice < 2; twice++) await addUsualStep(db, ada, id, 'final');
    expect(await db.pursuitStep.count({ where: { usualId: 'final' } })).toBe(1);
    expect(await step()).toMatchObject({ daysBefore: 3, assignee: null });
  });
});

describe('when calls change hands', () => {
  it('a pursuit follows its call into the one that stays, and says so', async () => {
    const id = await begin(db, ada);
    const { id: gone } = await db.opportunity.findFirstOrThrow();
    await run(db, feed, [draft('B', due('2027-05-03'))]);
    const { id: keep } = await db.opportunity.findFirstOrThrow({ where: { title: 'Call B' } });
    await mergeCalls(db, { ...ada, role: 'curator' }, keep, gone);
    const after = await view(id);
    expect(after.call.id).toBe(keep);
    expect(after.log[0]!.words).toBe('the call “Call A” became part of “Call B”');
    expect(after.log[0]!.by).toBe(null);
  });

  it('a call that somebody pursues is not removed when its run is undone', async () => {
    await run(db, portal, [draft('A'), draft('B')]);
    const id = await begin(db, ada);
    const { opportunityId } = await db.pursuit.findUniqueOrThrow({ where: { id } });
    const open = await db.fetchRun.create({
      data: { sourceId: 'portal', status: 'failed', origin: 'network', holds: true, unsettled: true },
    });
    await db.opportunity.updateMany({ data: { heldByRunId: open.id } });
    const connection = await openBeside(db);
    await removeHeld(connection, open.id).finally(() => connection.close());
    expect(await db.opportunity.findMany({ select: { id: true } })).toEqual([{ id: opportunityId }]);
    expect((await view(id)).call.id).toBe(opportunityId);
  });
});

describe('the page of a project', () => {
  it('has the calls that teams consider with it, each once, for those who are signed in', async () => {
    const { id: projectId } = await db.project.create({ data: { name: 'Arrays' } });
    const first = await begin(db, ada, { teamName: 'Ours', projectId });
    await begin(db, ada, { teamName: 'Theirs', projectId });
    const calls = async (viewer: SignedIn | null) =>
      (await projectView(db, viewer, projectId, NOW, null)).calls.map(({ title }) => title);
    const { title } = await db.opportunity.findFirstOrThrow();
    expect(await calls(ada)).toEqual([title]);
    expect(await calls(null)).toEqual([]);
    await db.pursuit.updateMany({ where: { id: { not: first } }, data: { state: 'no_go' } });
    expect(await calls(ada)).toEqual([title]);
    await decide(db, ada, first, { from: 'considering', to: 'no_go', reasons: ['no-time'], note: '' }, NOW);
    expect(await calls(ada)).toEqual([]);
  });
});
