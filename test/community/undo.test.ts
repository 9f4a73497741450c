import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommunityRole } from '#app/accounts/community-role.ts';
import * as organisation from '#app/community/routes/organisation.tsx';
import * as organisationEdit from '#app/community/routes/organisation-edit.tsx';
import * as project from '#app/community/routes/project.tsx';
import * as projectEdit from '#app/community/routes/project-edit.tsx';
import * as projectImport from '#app/community/routes/project-import.tsx';
import * as projectNew from '#app/community/routes/project-new.tsx';
import type { ChangeLine } from '#app/community/change-lines.ts';
import type { Database } from '#prisma/client.server.ts';
import type { TestDatabase } from '#test/support/database.ts';
import { knock } from '#test/support/knock.ts';
import { addPerson, cookieOf, openSite } from '#test/support/site.ts';

let site: TestDatabase;
let db: Database;
let lead: Visitor;
beforeEach(async () => {
  site = await openSite();
  db = site.db;
  lead = await visitor();
});
afterEach(() => site.close());

async function visitor(role: CommunityRole = 'member') {
  const { id, name } = await addPerson(db, { role });
  return { id, name, cookie: await cookieOf(db, id) };
}
type Visitor = Awaited<ReturnType<typeof visitor>>;
type Typed = Record<string, string>;

async function addProject(typed: Typed = {}) {
  const { location } = await knock(projectNew.action, { form: { name: 'Arrays', ...typed }, cookie: lead.cookie });
  const id = /^\/projects\/([^/?]+)/.exec(location!)![1]!;
  const params = { id };
  const see = async (who?: Visitor) => (await knock(project.loader, { params, cookie: who?.cookie })).body.project;
  const changes = async (): Promise<ChangeLine[]> => (await see(lead)).changes;
  return {
    id,
    see,
    changes,
    save: async (form: Typed) => {
      const reply = await knock(projectEdit.action, {
        params,
        form: { intent: 'save', name: 'Arrays', ...form },
        cookie: lead.cookie,
      });
      expect(reply.location).toBe(`/projects/${id}?done=saved`);
    },
    change: async (what: string, value: string | null) =>
      (await changes()).find((line) => line.what === what && line.value === value)!,
    undo: (changeId: string, who: Visitor | null = lead) =>
      knock(project.action, {
        ...{ url: `/projects/${id}`, params, cookie: who?.cookie },
        form: { intent: 'undo', changeId },
      }),
  };
}

describe('a change of a project', () => {
  it('is shown to those who may edit it, with what was there before, and to nobody else', async () => {
    const { see, save } = await addProject({ licence: 'MIT' });
    await save({ licence: 'ISC' });
    const line = { what: 'Licence', old: 'MIT', value: 'ISC', by: lead.name, canUndo: true, isUndone: false };
    expect((await see(lead)).changes[0]).toMatchObject(line);
    expect((await see(await visitor('admin'))).changes[0]).toMatchObject(line);
    for (const who of [undefined, await visitor(), await visitor('curator')])
      expect((await see(who)).changes).toBe(null);
  });

  it('is taken back by those who may edit the project alone, and that is a change of its own', async () => {
    const { id, save, change, undo, see, changes } = await addProject({ licence: 'MIT' });
    await save({ licence: 'ISC' });
    const changed = await change('Licence', 'ISC');
    for (const who of [await visitor(), await visitor('curator')]) {
      expect((await undo(changed.id, who)).status).toBe(403);
    }
    expect((await undo(changed.id, null)).location).toBe(`/sign-in?to=${encodeURIComponent(`/projects/${id}`)}`);
    expect((await see()).facts.licence).toBe('ISC');

    expect((await undo(changed.id)).location).toBe(`/projects/${id}?done=undone`);
    expect((await see()).facts.licence).toBe('MIT');
    const [undone, before] = await changes();
    expect(undone).toMatchObject({ what: 'Licence', old: 'ISC', value: 'MIT', isUndo: true, by: lead.name });
    expect(before).toMatchObject({ isUndone: true, canUndo: false, isReplaced: false });
    expect((await undo(undone!.id)).status).toBe(302);
    expect((await see()).facts.licence).toBe('ISC');
  });

  it('is not undone where it was changed again since, also where the fact is the same again', async () => {
    const { save, change, changes, undo, see } = await addProject({ summary: 'One.' });
    await save({ summary: 'Two.' });
    const second = await change('Summary', 'Two.');
    await save({ summary: 'Three.' });
    const refused = async () => {
      const reply = await undo(second.id);
      expect(reply.status).toBe(409);
      expect(reply.body.problem.message).toBe('This was changed again since. Undo the newer change first.');
      expect((await changes()).find(({ id }) => id === second.id)).toMatchObject({ canUndo: false, isReplaced: true });
    };
    await refused();
    expect((await see()).facts.summary).toBe('Three.');
    await save({ summary: 'Two.' });
    await refused();
    expect((await see()).facts.summary).toBe('Two.');
  });

  it('of two who undo it at once is undone once', async () => {
    const { id, save, change, undo, see } = await addProject({ summary: 'One.' });
    await save({ summary: 'Two.' });
    const { id: changeId } = await change('Summary', 'Two.');
    const replies = await Promise.all([undo(changeId), undo(changeId)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([302, 409]);
    expect((await see()).facts.summary).toBe('One.');
    expect(await db.profileChange.count({ where: { thingId: id, undoesId: changeId } })).toBe(1);
  });

  it('of every kind of fact comes back as it was, and so does what nobody had said', async () => {
    const { id: sponsor } = await db.organisation.create({ data: { name: 'Foundation' } });
    const told = {
      ...{ summary: 'Sums.', url: 'https://a.example', repository: 'https://b.example', licence: 'MIT' },
      ...{ topics: 'arrays, maths', country: 'DE', fiscalSponsor: sponsor, maintainers: '3' },
      ...{ budgetMin: '10', budgetMax: '20', budgetCurrency: 'EUR' },
    };
    const { id, save, changes, undo, see } = await addProject();
    const empty = (await see()).facts;
    await save(told);
    const full = (await see()).facts;
    const sponsorLine = (await changes()).find(({ what }) => what === 'Fiscal sponsor');
    expect(sponsorLine).toMatchObject({ old: null, value: 'Foundation' });
    const undoAll = async () => {
      for (const { id, what, canUndo } of await changes()) {
        if (canUndo && what !== 'Name') expect((await undo(id)).status, what).toBe(302);
      }
    };
    await undoAll();
    expect((await see()).facts).toEqual(empty);
    await undoAll();
    expect((await see()).facts).toEqual(full);
    expect(await db.project.findUniqueOrThrow({ where: { id } })).toMatchObject({ hasFiscalSponsor: true });
  });

  it('that cannot be taken back says why: a name that is another’s now, no name, a sponsor that is gone', async () => {
    const { id: sponsor } = await db.organisation.create({ data: { name: 'Foundation' } });
    const { save, change, changes, undo } = await addProject({ fiscalSponsor: sponsor });
    const message = async (changeId: string) => {
      const { status, body } = await undo(changeId);
      expect(status).toBe(409);
      return body.problem.message;
    };
    const named = await change('Name', 'Arrays');
    expect(named.canUndo).toBe(false);
    expect(await message(named.id)).toBe('It needs a name, and had none before.');

    await save({ name: 'Tensors', fiscalSponsor: 'none' });
    await db.project.create({ data: { name: 'Arrays' } });
    expect(await message((await change('Name', 'Tensors')).id)).toBe('There is a project of this name already.');
    await db.organisation.delete({ where: { id: sponsor } });
    const dropped = (await changes()).find(({ what, value }) => what === 'Fiscal sponsor' && value === 'none')!;
    expect(dropped.old).toBe('an organisation that is gone');
    expect(await message(dropped.id)).toBe('The organisation that was the fiscal sponsor is gone.');
  });

  it('of a licence from a file is undone in an order that never leaves two licences', async () => {
    const { id, change, changes, undo, see } = await addProject();
    const take = async (licence: string, tick: string) => {
      const body = new FormData();
      body.append('intent', 'take');
      body.append('take', `${tick}@CITATION.cff`);
      body.append('files', new File([`cff-version: 1.2.0\ntitle: Arrays\nlicense: ${licence}\n`], 'CITATION.cff'));
      const reply = await knock(projectImport.action, { params: { id }, body, cookie: lead.cookie });
      expect(reply.location).toBe(`/projects/${id}?done=imported`);
    };
    await take('Our own words', 'licenceText');
    await take('MIT', 'licence');
    const [words, licence] = [await change('Licence, in its own words', null), await change('Licence', 'MIT')];
    expect(licence.by).toBe(`${lead.name}, from CITATION.cff`);
    const early = await undo(words.id);
    expect([early.status, early.body.problem.message]).toEqual([
      409,
      'The licence is told in its identifier now. Undo that change first.',
    ]);
    expect((await undo(licence.id)).status).toBe(302);
    expect((await undo(words.id)).status).toBe(302);
    expect((await see()).facts).toMatchObject({ licence: null, licenceText: 'Our own words' });
    const again = (await changes()).find(({ what, isUndo }) => what === 'Licence' && isUndo)!;
    expect((await undo(again.id)).body.problem.message).toContain('told in its own words now');
  });

  it('is known to its own project alone, and other buttons are refused', async () => {
    const { id, save, change, undo } = await addProject({ summary: 'One.' });
    await save({ summary: 'Two.' });
    const { id: changeId } = await change('Summary', 'Two.');
    const other = await addProject({ name: 'Other' });
    expect((await other.undo(changeId)).status).toBe(404);
    expect((await undo('nowhere')).status).toBe(404);
    const dance = await knock(project.action, { params: { id }, form: { intent: 'dance' }, cookie: lead.cookie });
    expect(dance.status).toBe(400);
    await db.project.update({ where: { id }, data: { archivedAt: new Date() } });
    expect((await undo(changeId)).status).toBe(404);
  });
});

describe('a change of an organisation', () => {
  it('is not undone where the fact is the same again by a newer change, or a name is another’s now', async () => {
    const curator = await visitor('curator');
    const { id } = await db.organisation.create({ data: { name: 'One' } });
    const params = { id };
    const rename = (name: string) => knock(organisationEdit.action, { params, form: { name }, cookie: lead.cookie });
    const changes = async (): Promise<ChangeLine[]> =>
      (await knock(organisation.loader, { params, cookie: curator.cookie })).body.organisation.changes;
    const undo = async (changeId: string) => {
      const form = { intent: 'undo', changeId };
      const { status, body } = await knock(organisation.action, { params, form, cookie: curator.cookie });
      return [status, body?.problem?.message];
    };
    for (const name of ['Two', 'Three', 'Two']) await rename(name);
    const lines = await changes();
    expect(lines.map(({ canUndo }) => canUndo)).toEqual([true, false, false]);
    expect(await undo(lines[2]!.id)).toEqual([409, 'This was changed again since. Undo the newer change first.']);
    await db.organisation.create({ data: { name: 'Three' } });
    expect(await undo(lines[0]!.id)).toEqual([409, 'There is an organisation of this name already.']);
  });
});
