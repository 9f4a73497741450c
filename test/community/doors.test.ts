import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommunityRole } from '#app/accounts/community-role.ts';
import * as account from '#app/accounts/routes/account.tsx';
import { profilesOf } from '#app/community/profiles-of.server.ts';
import * as organisation from '#app/community/routes/organisation.tsx';
import * as organisationEdit from '#app/community/routes/organisation-edit.tsx';
import * as organisationNew from '#app/community/routes/organisation-new.tsx';
import * as personPage from '#app/community/routes/person.tsx';
import * as project from '#app/community/routes/project.tsx';
import * as projectEdit from '#app/community/routes/project-edit.tsx';
import * as projectImport from '#app/community/routes/project-import.tsx';
import * as projectNew from '#app/community/routes/project-new.tsx';
import * as projects from '#app/community/routes/projects.tsx';
import * as proposalNew from '#app/proposals/routes/new.tsx';
import * as team from '#app/proposals/routes/team.tsx';
import type { Database } from '#prisma/client.server.ts';
import { draft, portal, run } from '#test/opportunities/ingest/support.ts';
import type { TestDatabase } from '#test/support/database.ts';
import { knock } from '#test/support/knock.ts';
import { addPerson, cookieOf, openSite } from '#test/support/site.ts';

let site: TestDatabase;
let db: Database;
beforeEach(async () => {
  site = await openSite();
  db = site.db;
});
afterEach(() => site.close());

async function visitor(role: CommunityRole = 'member') {
  const { id, name, email } = await addPerson(db, { role });
  return { id, name, email, cookie: await cookieOf(db, id) };
}
type Visitor = Awaited<ReturnType<typeof visitor>>;

const idIn = (location: string | null) => /^\/\w+\/([^/?]+)/.exec(location!)![1]!;
const addProject = async (who: Visitor, fields = {}) =>
  idIn((await knock(projectNew.action, { form: { name: 'Arrays', ...fields }, cookie: who.cookie })).location);
const addOrganisation = async (who: Visitor, fields = {}) =>
  idIn((await knock(organisationNew.action, { form: { name: 'Foundation', ...fields }, cookie: who.cookie })).location);
const see = async (door: unknown, id: string, who?: Visitor) => knock(door, { params: { id }, cookie: who?.cookie });

describe('a project', () => {
  it('has its maker as lead, says who typed what, and is public, with names that are public alone', async () => {
    const lead = await visitor();
    const sponsor = await addOrganisation(lead, { country: 'us' });
    const id = await addProject(lead, {
      ...{ licence: 'mit', topics: 'arrays, Arrays, maths', fiscalSponsor: sponsor, country: 'de', maintainers: '3' },
      ...{ budgetMin: '50,000', budgetCurrency: 'eur' },
    });
    const { body } = await see(project.loader, id, lead);
    expect(body.project).toMatchObject({ mayEdit: true, people: [{ name: lead.name, role: 'lead' }], hiddenPeople: 0 });
    expect(body.project.origins.licence).toMatch(new RegExp(`^typed by ${lead.name}, \\d+ \\w+ \\d{4}$`));
    expect(body.project.origins.url).toBe(undefined);

    const seen = await see(project.loader, id);
    expect(seen.body.project).toMatchObject({
      mayEdit: false,
      people: [],
      hiddenPeople: 1,
      sponsor: { name: 'Foundation' },
    });
    expect(seen.body.project.origins.licence).toMatch(/^typed by a member,/);
    expect(seen.text).not.toContain(lead.name);
    expect((await knock(projects.loader, {})).body.projects).toMatchObject([{ name: 'Arrays', people: 1 }]);

    expect(await profilesOf(db, lead.id)).toEqual([
      {
        ...{ id, name: 'Arrays', topics: ['arrays', 'maths'], licence: 'MIT', country: 'DE', maintainers: 3 },
        fiscalSponsor: { name: 'Foundation', country: 'US', rorId: null },
        yearlyBudget: { min: 5_000_000, max: 5_000_000, currency: 'EUR' },
      },
    ]);
  });

  it('is refused with each field that is wrong, and then nothing is kept', async () => {
    const lead = await visitor();
    const bad = {
      ...{ name: ' ', url: 'javascript:1', repository: 'x', licence: 'BSD', country: 'Germany', fiscalSponsor: 'x' },
      ...{ maintainers: '-1', budgetMin: '10', budgetMax: '5', budgetCurrency: 'USD' },
    };
    const reply = await knock(projectNew.action, { form: bad, cookie: lead.cookie });
    expect(reply.status).toBe(400);
    const fields = ['budgetMax', 'country', 'fiscalSponsor', 'licence', 'maintainers', 'name', 'repository', 'url'];
    expect(Object.keys(reply.body.problem.fields).sort()).toEqual(fields);
    expect(reply.body.problem.values.licence).toBe('BSD');
    await addProject(lead);
    const twice = await knock(projectNew.action, { form: { name: 'Arrays' }, cookie: lead.cookie });
    expect(twice.body.problem.fields).toEqual({ name: 'There is a project of this name already.' });
    expect(await db.project.count()).toBe(1);
    expect(await profilesOf(db, lead.id)).toMatchObject([{ topics: null, fiscalSponsor: null, yearlyBudget: null }]);
  });

  it('is changed by its leads, its maintainers and administrators', async () => {
    const [lead, maintainer, member, admin] = [
      await visitor(),
      await visitor(),
      await visitor(),
      await visitor('admin'),
    ];
    const id = await addProject(lead);
    const send = (who: Visitor | null, form: Record<string, string>) =>
      knock(projectEdit.action, { url: `/projects/${id}/edit`, params: { id }, form, cookie: who?.cookie });
    const save = (who: Visitor | null, summary: string) => send(who, { intent: 'save', name: 'Arrays', summary });
    for (const [who, role] of [
      [maintainer, 'maintainer'],
      [member, 'member'],
    ] as const) {
      expect((await send(lead, { intent: 'member', personId: who.id, role })).status).toBe(302);
    }
    for (const who of [lead, maintainer, admin]) {
      expect((await save(who, `By ${who.id}`)).location).toBe(`/projects/${id}?done=saved`);
      expect((await db.project.findFirstOrThrow()).summary).toBe(`By ${who.id}`);
    }
    for (const who of [member, await visitor('curator')]) {
      expect((await save(who, 'No')).status).toBe(403);
      expect((await see(projectEdit.loader, id, who)).status).toBe(403);
      expect((await see(projectImport.loader, id, who)).status).toBe(403);
    }
    expect((await save(null, 'No')).location).toContain('/sign-in');
    expect((await see(projectEdit.loader, 'nowhere', lead)).status).toBe(404);
    expect((await db.project.findFirstOrThrow()).summary).toBe(`By ${admin.id}`);

    expect((await send(maintainer, { intent: 'remove-member', personId: lead.id })).status).toBe(409);
    expect((await send(lead, { intent: 'member', personId: lead.id, role: 'member' })).status).toBe(409);
    const wrong: Record<string, string>[] = [
      { personId: 'x', role: 'lead' },
      { personId: member.id, role: 'king' },
      { intent: 'dance' },
    ];
    for (const form of wrong) {
      expect((await send(lead, { intent: 'member', ...form })).status).toBe(400);
    }
    expect(await db.projectMember.count({ where: { role: 'lead', personId: lead.id } })).toBe(1);
    expect((await see(projectEdit.loader, id, lead)).text).not.toContain('@example.org');
  });

  it('takes over what is ticked from its files, and says so', async () => {
    const lead = await visitor();
    const id = await addProject(lead, { summary: 'Typed.' });
    const send = (entries: [string, string | File][]) => {
      const body = new FormData();
      for (const [name, value] of entries) body.append(name, value);
      return knock(projectImport.action, { url: `/projects/${id}/import`, params: { id }, body, cookie: lead.cookie });
    };
    const cff = new File(
      ['\ufeffcff-version: 1.2.0\r\ntitle: Arrays\r\nlicense: MIT\r\nabstract: Read.\r\n'],
      'CITATION.cff',
    );
    const toml = new File(['[project]\nname = "arrays"\nlicense = "ISC"\n'], 'pyproject.toml');
    const { preview } = (
      await send([
        ['intent', 'read'],
        ['files', cff],
        ['files', toml],
      ])
    ).body;
    expect(preview.rows).toEqual([
      {
        key: 'summary@CITATION.cff',
        what: 'Summary',
        file: 'CITATION.cff',
        ticked: false,
        old: 'Typed.',
        value: 'Read.',
      },
      { key: 'licence@CITATION.cff', what: 'Licence', file: 'CITATION.cff', ticked: true, old: null, value: 'MIT' },
      {
        key: 'name@pyproject.toml',
        what: 'Name',
        file: 'pyproject.toml',
        ticked: false,
        old: 'Arrays',
        value: 'arrays',
      },
      {
        key: 'licence@pyproject.toml',
        what: 'Licence',
        file: 'pyproject.toml',
        ticked: false,
        old: null,
        value: 'ISC',
      },
    ]);
    expect((await db.project.findFirstOrThrow()).licence).toBe(null);

    const kept = preview.files.map(({ name, text }: { name: string; text: string }) => [`kept ${name}`, text]);
    expect((await send([['intent', 'take'], ...kept])).status).toBe(400);
    expect((await send([['intent', 'take'], ['take', 'nonsense@x'], ...kept])).status).toBe(400);
    const taken = await send([['intent', 'take'], ['take', 'licence@CITATION.cff'], ['take', 'nonsense@x'], ...kept]);
    expect(taken.location).toBe(`/projects/${id}?done=imported`);
    expect(await db.project.findFirstOrThrow()).toMatchObject({ licence: 'MIT', summary: 'Typed.', name: 'Arrays' });
    const { origins } = (await see(project.loader, id, lead)).body.project;
    expect([origins.licence, origins.summary]).toEqual([
      expect.stringMatching(/^from CITATION.cff, /),
      expect.stringMatching(/^typed by /),
    ]);

    const large = new File(['x'.repeat(256 * 1024 + 1)], 'codemeta.json');
    expect(
      (
        await send([
          ['intent', 'read'],
          ['files', large],
        ])
      ).status,
    ).toBe(413);
    for (const wrong of [
      [],
      [['files', new File(['# x'], 'README.md')]],
      [['files', new File(['P\0'], 'CITATION.cff')]],
    ] as [string, File][][]) {
      expect((await send([['intent', 'read'], ...wrong])).status).toBe(400);
    }
  });

  it('shows proposals for it to those on their teams, and what is published to all', async () => {
    const [lead, stranger] = [await visitor(), await visitor()];
    const id = await addProject(lead);
    const start = (who: Visitor, projectId: string) =>
      knock(proposalNew.action, { form: { title: 'Keep arrays', template: 'generic', projectId }, cookie: who.cookie });
    expect((await start(stranger, id)).status).toBe(400);
    const proposal = idIn((await start(lead, id)).location);
    const shown = async (who?: Visitor) => (await see(project.loader, id, who)).body.project;
    expect((await shown(lead)).proposals).toMatchObject([{ title: 'Keep arrays' }]);
    for (const who of [stranger, undefined]) expect(await shown(who)).toMatchObject({ proposals: [], records: [] });
    const record = { proposalId: proposal, title: 'Keep arrays', people: '[]', funder: 'F', result: 'funded' };
    await db.archiveRecord.create({ data: { ...record, visibility: 'community' } });
    expect((await shown(stranger)).records).toMatchObject([{ title: 'Keep arrays' }]);
    expect((await shown()).records).toEqual([]);

    const choose = (projectId: string) =>
      knock(team.action, { params: { id: proposal }, form: { intent: 'project', projectId }, cookie: lead.cookie });
    expect((await choose('nowhere')).status).toBe(400);
    expect((await choose('')).status).toBe(302);
    expect((await shown(lead)).proposals).toEqual([]);
  });
});

describe('an organisation', () => {
  it('is added and mended by any member; who changed what is shown, and a curator can undo it', async () => {
    const [maker, other, curator] = [await visitor(), await visitor(), await visitor('curator')];
    const id = await addOrganisation(maker, { rorId: '021nxhr62' });
    const mend = (who: Visitor, form: Record<string, string>) =>
      knock(organisationEdit.action, { params: { id }, form, cookie: who.cookie });
    expect((await mend(other, { name: 'Funder', rorId: '021nxhr62', country: 'US' })).status).toBe(302);
    expect((await mend(other, { name: 'X', rorId: '021nxhr63' })).body.problem.fields).toHaveProperty('rorId');
    const shown = async (who?: Visitor) => (await see(organisation.loader, id, who)).body.organisation;
    const { changes, facts } = await shown(other);
    expect(facts).toEqual({ name: 'Funder', rorId: 'https://ror.org/021nxhr62', country: 'US', url: null });
    const renamed = changes.find(
      ({ what, old }: { what: string; old: string }) => what === 'Name' && old === 'Foundation',
    );
    expect(renamed).toMatchObject({ value: 'Funder', by: other.name, isUndone: false });
    expect((await shown()).changes.every(({ by }: { by: string }) => by === 'a member')).toBe(true);

    const undo = (who: Visitor, changeId: string) =>
      knock(organisation.action, { params: { id }, form: { intent: 'undo', changeId }, cookie: who.cookie });
    expect((await undo(other, renamed.id)).status).toBe(403);
    expect((await undo(curator, renamed.id)).location).toBe(`/organisations/${id}?done=undone`);
    expect((await undo(curator, renamed.id)).status).toBe(409);
    expect((await undo(curator, 'nowhere')).status).toBe(404);
    expect((await shown(curator)).facts).toMatchObject({ name: 'Foundation', country: 'US' });
    const second = await knock(organisationNew.action, {
      form: { name: 'B', rorId: '021nxhr62' },
      cookie: other.cookie,
    });
    expect(second.body.problem.fields.rorId).toBe('This is the ROR identifier of Foundation.');
  });

  it('that is a funder shows its calls', async () => {
    await run(db, portal, [draft('A')]);
    const rorId = 'https://ror.org/021nxhr62';
    const funder = await db.funder.findFirstOrThrow();
    await db.funder.update({ where: { id: funder.id }, data: { rorId } });
    const id = await addOrganisation(await visitor(), { rorId });
    expect((await see(organisation.loader, id)).body.organisation.funds).toMatchObject({
      total: 1,
      calls: [{ title: 'Call A' }],
      to: `/opportunities?${new URLSearchParams({ funder: funder.name })}`,
    });
  });
});

describe('a person’s page', () => {
  it('is for members, and for the public only when that person says so; an address is on none', async () => {
    const [own, other] = [await visitor(), await visitor()];
    const tell = (form: Record<string, string>) =>
      knock(account.action, { url: '/account', form: { intent: 'own-page', ...form }, cookie: own.cookie });
    expect((await tell({ orcid: '0000-0002-1825-0098', homepage: 'x' })).body.problem.fields).toEqual({
      orcid: expect.any(String),
      homepage: expect.any(String),
    });
    expect((await tell({ orcid: '0000-0002-1825-0097' })).location).toBe('/account?done=own-page');
    const organisationId = await addOrganisation(own);
    await knock(account.action, { form: { intent: 'add-affiliation', organisationId }, cookie: own.cookie });
    const seen = await see(personPage.loader, own.id, other);
    expect(seen.body).toMatchObject({
      orcid: 'https://orcid.org/0000-0002-1825-0097',
      organisations: [{ name: 'Foundation' }],
      isOwn: false,
    });
    expect(seen.text).not.toContain(own.email);
    expect((await see(personPage.loader, own.id)).status).toBe(404);
    expect((await see(organisation.loader, organisationId)).body.organisation).toMatchObject({
      people: [],
      hiddenPeople: 1,
    });

    await tell({ isPublic: 'on' });
    const open = await see(personPage.loader, own.id);
    expect([open.status, open.text.includes(own.email)]).toEqual([200, false]);
    await tell({});
    expect((await see(personPage.loader, own.id)).status).toBe(404);
    await tell({ isPublic: 'on' });
    await db.person.update({ where: { id: own.id }, data: { disabledAt: new Date() } });
    for (const who of [undefined, other]) expect((await see(personPage.loader, own.id, who)).status).toBe(404);
  });
});

describe('those who are not signed in', () => {
  it.each([
    ['/projects/new', projectNew.loader, undefined],
    ['/projects/new', projectNew.action, { name: 'X' }],
    ['/organisations/new', organisationNew.action, { name: 'X' }],
    ['/organisations/x/edit', organisationEdit.action, { name: 'X' }],
    ['/organisations/x', organisation.action, { intent: 'undo' }],
    ['/projects/x/import', projectImport.action, { intent: 'read' }],
  ])('are led to sign in: %s', async (url, door, form) => {
    const reply = await knock(door, { url, params: { id: 'x' }, ...(form ? { form } : {}) });
    expect(reply.location).toBe(`/sign-in?to=${encodeURIComponent(url)}`);
    expect([await db.project.count(), await db.organisation.count()]).toEqual([0, 0]);
  });
});
