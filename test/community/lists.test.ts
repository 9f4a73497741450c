import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as organisations from '#app/community/routes/organisations.tsx';
import * as projects from '#app/community/routes/projects.tsx';
import type { Database } from '#prisma/client.server.ts';
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

type Named = { name: string };
const lists = {
  projects: { loader: projects.loader, add: (data: Named[]) => db.project.createMany({ data }) },
  organisations: { loader: organisations.loader, add: (data: Named[]) => db.organisation.createMany({ data }) },
};

describe.each(['projects', 'organisations'] as const)('the list of %s', (what) => {
  const { loader, add } = lists[what];
  const ask = async (search = '') => {
    const { status, body, text } = await knock(loader, { url: `/${what}${search}` });
    const names = (body[what] as Named[]).map(({ name }) => name);
    return { status, names, text, list: body.list, notes: body.notes as string[] };
  };
  const numbered = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ name: `Name ${String(at + 1).padStart(4, '0')}` }));

  it('of none is one page, also where a further one or a name is asked for', async () => {
    for (const search of ['', '?page=7', '?q=x']) {
      expect(await ask(search)).toMatchObject({ status: 200, names: [], list: { total: 0, page: 1, pages: 1 } });
    }
  });

  it('of one is one page', async () => {
    await add([{ name: 'Arrays' }]);
    expect(await ask()).toMatchObject({ status: 200, names: ['Arrays'], list: { total: 1, page: 1, pages: 1 } });
  });

  it('of 51 has two pages, by name', async () => {
    await add(numbered(51).reverse());
    const [first, second] = [await ask(), await ask('?page=2')];
    expect(first.list).toEqual({ total: 51, page: 1, pages: 2 });
    expect([...first.names, ...second.names]).toEqual(numbered(51).map(({ name }) => name));
    expect(second.names).toEqual(['Name 0051']);
  });

  it('of 2,000 shows fifty at a time, each once, and past the end the last page', async () => {
    await add(numbered(2000));
    const seen: string[] = [];
    for (let page = 1; page <= 40; page++) {
      const { names, list } = await ask(`?page=${page}`);
      expect([names.length, list]).toEqual([50, { total: 2000, page, pages: 40 }]);
      seen.push(...names);
    }
    expect(seen).toEqual(numbered(2000).map(({ name }) => name));
    for (const page of ['41', '999999']) {
      expect(await ask(`?page=${page}`)).toMatchObject({ status: 200, list: { page: 40 } });
    }
    expect((await ask('?page=3')).text.length).toBeLessThan(15_000);
    const found = await ask('?q=name+19&page=2');
    expect([found.list, found.names[0]]).toEqual([{ total: 139, page: 2, pages: 3 }, 'Name 1911']);
  });

  it('finds names by all words, whatever their case and place, and takes signs for what they are', async () => {
    const names = ['École Üni', 'Fast Arrays', 'Arrays for maths', '100% _free', 'back\\slash', 'o’Neil "quoted"'];
    await add(names.map((name) => ({ name })));
    const found = async (q: string) => (await ask(`?${new URLSearchParams({ q })}`)).names;
    expect(await found('ARRAYS')).toEqual(['Arrays for maths', 'Fast Arrays']);
    expect(await found('  arr\t\nfast ')).toEqual(['Fast Arrays']);
    expect(await found('arrays slow')).toEqual([]);
    for (const q of ['école', 'ÉCOLE', 'üni éco', 'E\u0301cole']) expect(await found(q)).toEqual(['École Üni']);
    expect(await found('%')).toEqual(['100% _free']);
    expect(await found('_')).toEqual(['100% _free']);
    expect(await found('\\')).toEqual(['back\\slash']);
    expect(await found(`"quo`)).toEqual(['o’Neil "quoted"']);
    expect(await found(`' OR 1=1 --`)).toEqual([]);
    expect(await found('   ')).toHaveLength(6);
  });

  it('answers absurd addresses with the list, or says what it could not use', async () => {
    await add(numbered(51));
    for (const page of ['0', '-1', '1.5', 'x', '1e9', '9'.repeat(400), '２']) {
      const reply = await ask(`?${new URLSearchParams({ page })}`);
      expect(reply).toMatchObject({ status: 400, list: { page: 1 } });
      expect(reply.notes).toEqual([expect.stringMatching(/^page=".{1,40}" is not a page number/)]);
    }
    const long = await ask(`?${new URLSearchParams({ q: 'a '.repeat(5000) })}`);
    expect([long.status, long.notes]).toEqual([400, ['Only the first 120 letters of the search were used.']]);
    expect((await ask(`?${new URLSearchParams({ q: 'é '.repeat(60) })}`)).status).toBe(200);
    expect((await ask(`?${new URLSearchParams({ q: '😀'.repeat(121) })}`)).names).toEqual([]);
    for (const search of ['?q=%00', '?q=%00name', '?q=%ff', '?q=%ud800', '?q=a&q=b', '?page=', '?q[]=x']) {
      expect((await ask(search)).status).toBe(200);
    }
  });
});

it('the list of projects leaves out what is archived, and counts people', async () => {
  const person = await addPerson(db);
  const members = { create: { personId: person.id, role: 'lead' } };
  await db.project.create({ data: { name: 'Gone', archivedAt: new Date() } });
  await db.project.create({ data: { name: 'Here', topics: '["maths"]', members } });
  const { body } = await knock(projects.loader, {});
  expect(body).toMatchObject({ projects: [{ name: 'Here', topics: ['maths'], people: 1 }], list: { total: 1 } });
  expect(body.mayCreate).toBe(false);
  expect((await knock(projects.loader, { cookie: await cookieOf(db, person.id) })).body.mayCreate).toBe(true);
});

it('the list of organisations counts people and the projects they sponsor', async () => {
  const { id: personId } = await addPerson(db);
  const affiliations = { create: { personId } };
  const sponsors = { create: [{ name: 'A' }, { name: 'B', archivedAt: new Date() }] };
  await db.organisation.create({ data: { name: 'Foundation', country: 'US', affiliations, sponsors } });
  expect((await knock(organisations.loader, {})).body.organisations).toMatchObject([
    { name: 'Foundation', country: 'US', people: 1, projects: 1 },
  ]);
});
