import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SignedIn } from '#app/accounts/current-person.server.ts';
import { editableFields } from '#app/opportunities/edits/editable-fields.ts';
import { removeFieldEdit, setFieldEdit } from '#app/opportunities/edits/field-edit.server.ts';
import { getOpportunity } from '#app/opportunities/get-opportunity.server.ts';
import type { Database } from '#prisma/client.server.ts';
import { addMember, openArchive } from '#test/archive/pursuit.ts';
import { draft, log, portal, run } from '../ingest/support.ts';

const NOW = new Date('2026-11-27T12:00:00Z');
const WHERE = 'https://example.org/call, page 2';

let site: Awaited<ReturnType<typeof openArchive>>;
let db: Database;
let curator: SignedIn;
let id: string;
beforeEach(async () => {
  site = await openArchive();
  db = site.db;
  curator = { ...(await addMember(db, 'Cora Curator')), role: 'admin' };
  await run(db, portal, [draft('A')]);
  id = (await db.opportunity.findFirstOrThrow()).id;
});
afterEach(() => site.close());

const set = (field: string, value: unknown, reason = WHERE) => setFieldEdit(db, curator, id, field, value, reason);
const call = async () => (await getOpportunity(db, id, NOW))!;
const column = async (field: string) => ((await db.opportunity.findFirstOrThrow()) as Record<string, unknown>)[field];

test('what a person set is shown, with who, when, why and what the source says', async () => {
  await set('title', 'As the call text has it');
  const { title, edits } = await call();
  expect(title).toBe('As the call text has it');
  expect(edits).toEqual([
    {
      ...{ field: 'title', value: 'As the call text has it', sourceValue: 'Call A', reason: WHERE, by: 'Cora Curator' },
      editedAt: expect.stringMatching(/^20/) as string,
    },
  ]);
  expect(await log(db)).toEqual(['As the call text has it: title Call A → As the call text has it']);
  expect(await db.change.findFirstOrThrow()).toMatchObject({ personId: curator.id, runId: null, severity: 'text' });
});

test('a later change of the source is logged, does not show while the edit stands, and shows when it is taken back', async () => {
  await set('title', 'By hand');
  await run(db, portal, [draft('A', { title: 'News' })]);
  expect(await call()).toMatchObject({ title: 'By hand', edits: [{ sourceValue: 'News' }] });
  expect(await log(db)).toContain('By hand: title Call A → News');
  expect((await run(db, portal, [draft('A', { title: 'News' })])).counts).toMatchObject({ unchanged: 1 });
  await removeFieldEdit(db, curator, id, 'title');
  expect(await call()).toMatchObject({ title: 'News', edits: [] });
  expect(await log(db)).toContain('News: title By hand → News');
});

test('an edit of one field leaves the source’s word on all others', async () => {
  await set('amountMax', 5_000_000);
  await run(db, portal, [draft('A', { title: 'News', amount: { max: 100_000, currency: 'USD', rawText: '$1,000' } })]);
  expect(await call()).toMatchObject({ title: 'News', amount: { maxMinor: 5_000_000, currency: 'USD' } });
  expect((await call()).edits).toMatchObject([{ value: '$50k', sourceValue: '$1k' }]);
});

test('dates are set as one list, which may be empty; the page tells what the source says', async () => {
  await set('deadlines', [{ kind: 'loi', date: '2027-01-10', time: '17:00', zone: 'Europe/Paris' }]);
  expect(await call()).toMatchObject({
    nextDeadline: { kind: 'loi', date: '2027-01-10', source: 'person' },
    deadlines: [{ date: '2027-01-10', disputed: false }],
    edits: [
      {
        value: 'letter of intent 2027-01-10 17:00, Europe/Paris',
        sourceValue: 'full proposal 2027-03-01, America/New_York',
      },
    ],
  });
  expect(await log(db)).toEqual([
    'Call A: deadlines full proposal 2027-03-01, America/New_York → letter of intent 2027-01-10 17:00, Europe/Paris',
  ]);
  await set('deadlines', []);
  expect((await call()).deadlines).toEqual([]);
  await run(db, portal, [draft('A', { deadlines: [{ kind: 'full', date: '2027-04-01', rawText: 'x' }] })]);
  expect((await call()).deadlines).toEqual([]);
  expect((await call()).edits).toMatchObject([{ value: 'none', sourceValue: 'full proposal 2027-04-01' }]);
  await removeFieldEdit(db, curator, id, 'deadlines');
  expect((await call()).nextDeadline).toMatchObject({ date: '2027-04-01', source: 'portal' });
});

test('dates set as the source has them are no change; where it has none they are added', async () => {
  await set('deadlines', [{ kind: 'full', date: '2027-03-01', zone: 'America/New_York' }]);
  await removeFieldEdit(db, curator, id, 'deadlines');
  expect(await log(db)).toEqual([]);
  await run(db, portal, [draft('A', { deadlines: [] })]);
  await set('deadlines', [{ kind: 'full', date: '2027-05-01' }]);
  await removeFieldEdit(db, curator, id, 'deadlines');
  const told = (await call()).changes.map(({ oldValue, newValue, byHand }) => ({ oldValue, newValue, byHand }));
  expect(told).toHaveLength(3);
  expect(told).toContainEqual({ oldValue: null, newValue: 'full proposal 2027-05-01', byHand: true });
  expect(told).toContainEqual({ oldValue: 'full proposal 2027-05-01', newValue: null, byHand: true });
  expect(told).toContainEqual({
    oldValue: 'full proposal 2027-03-01, America/New_York',
    newValue: null,
    byHand: false,
  });
});

test('pitfall 17: a person can say that a programme is paused, whatever its source says', async () => {
  await set('statusOverride', 'paused');
  expect((await call()).status).toBe('paused');
  await run(db, portal, [draft('A', { title: 'News' })]);
  expect((await call()).status).toBe('paused');
  await removeFieldEdit(db, curator, id, 'statusOverride');
  expect((await call()).status).toBe('open');
});

test('lists, yes and no, funder and programme are kept as what they are', async () => {
  await set('countries', ['US', 'EU']);
  await set('inviteOnly', true);
  await set('funder', 'The right funder');
  await set('programme', 'A series');
  expect(await column('countries')).toBe('["US","EU"]');
  expect(await call()).toMatchObject({ funder: 'The right funder' });
  const words = Object.fromEntries((await call()).edits.map((edit) => [edit.field, [edit.value, edit.sourceValue]]));
  expect(words).toEqual({
    countries: ['US, EU', null],
    inviteOnly: ['yes', null],
    funder: ['The right funder', 'A funder'],
    programme: ['A series', null],
  });
  for (const { field } of (await call()).edits) await removeFieldEdit(db, curator, id, field);
  expect(await call()).toMatchObject({ funder: 'A funder', edits: [] });
  expect([await column('countries'), await column('inviteOnly'), await column('programmeId')]).toEqual([
    null,
    null,
    null,
  ]);
});

test('setting a field again changes the edit and keeps what the source says; taking back what was not set does nothing', async () => {
  await set('title', 'One');
  await set('title', 'Two');
  expect((await call()).edits).toMatchObject([{ value: 'Two', sourceValue: 'Call A' }]);
  await removeFieldEdit(db, curator, id, 'number');
  expect((await call()).edits).toHaveLength(1);
});

describe('refused with what to mend, and nothing is written:', () => {
  test.each([
    ['title', '', WHERE, 'title'],
    ['title', null, WHERE, 'title'],
    ['url', 'javascript:alert(1)', WHERE, 'url'],
    ['opensOn', '2027-02-30', WHERE, 'opensOn'],
    ['amountMin', -1, WHERE, 'amountMin'],
    ['countries', ['Germany'], WHERE, 'countries'],
    ['deadlines', [{ kind: 'full', date: '2027-02-30' }], WHERE, 'deadlines'],
    ['deadlines', [{ kind: 'full', date: '2027-02-03', zone: 'Mars/Olympus' }], WHERE, 'deadlines'],
    ['statusOverride', 'open', WHERE, 'statusOverride'],
    ['title', 'Good', '   ', 'reason'],
    ['title', 'Good', 'x'.repeat(2001), 'reason'],
  ])('%s %j', async (field, value, reason, wrong) => {
    await expect(set(field, value, reason)).rejects.toMatchObject({
      code: 'bad_input',
      fields: { [wrong]: expect.stringMatching(/\.$/) as string },
    });
    expect(await db.fieldEdit.count()).toBe(0);
    expect(await db.auditEvent.count({ where: { action: 'call.set' } })).toBe(0);
  });

  test('an unknown field, an unknown call, somebody who may not', async () => {
    await expect(set('canonicalKey', 'x')).rejects.toMatchObject({ code: 'bad_input' });
    await expect(set('constructor', 'x')).rejects.toMatchObject({ code: 'bad_input' });
    await expect(setFieldEdit(db, curator, 'none', 'title', 'x', WHERE)).rejects.toMatchObject({ code: 'not_found' });
    await expect(setFieldEdit(db, null, id, 'title', 'x', WHERE)).rejects.toMatchObject({ code: 'sign_in_required' });
    await expect(removeFieldEdit(db, null, id, 'title')).rejects.toMatchObject({ code: 'sign_in_required' });
  });
});

test('every field that can be set can be set to "not known" or says why not', async () => {
  const needed = [];
  for (const field of editableFields) {
    const refusal: unknown = await set(field, null).then(
      () => null,
      (error: unknown) => error,
    );
    if (refusal === null) continue;
    expect(refusal, field).toMatchObject({ code: 'bad_input', fields: { [field]: expect.any(String) as string } });
    needed.push(field);
  }
  const always = ['recordKind', 'title', 'funder', 'url', 'summaryText', 'deadlineMode', 'amountKind', 'deadlines'];
  expect(needed).toEqual(always);
});
