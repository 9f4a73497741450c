import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDates } from '#app/opportunities/edits/date-form.ts';
import { readEdit, shownValue } from '#app/opportunities/edits/edit-form.ts';
import { editables } from '#app/opportunities/edits/editables.ts';
import { isEditable } from '#app/opportunities/edits/editable-fields.ts';
import { setFieldEdits } from '#app/opportunities/edits/field-edit.server.ts';
import * as editRoute from '#app/opportunities/routes/call-edit.tsx';
import * as callRoute from '#app/opportunities/routes/call.tsx';
import * as mergesRoute from '#app/opportunities/routes/merges.tsx';
import type { OpportunityDetail } from '#app/opportunities/types.ts';
import { someCall } from '#test/proposals/site.ts';
import { ask, askForm, siteWithRoles, type SiteWithRoles } from '../sources/support.ts';

let site: SiteWithRoles;
let id: string;
beforeEach(async () => {
  site = await siteWithRoles();
  ({ id } = await someCall(site.db));
});
afterEach(() => site.close());
const send = (form: Record<string, string>, as: SiteWithRoles['member'] | undefined = site.curator) =>
  askForm(editRoute.action, form, { params: { id }, as });
const edits = () => site.db.fieldEdit.findMany({ orderBy: { field: 'asc' } });

describe('setting facts by hand', () => {
  it('is for curators', async () => {
    expect((await ask(editRoute.loader, { params: { id } })).location).toContain('/sign-in');
    expect((await ask(editRoute.loader, { params: { id }, as: site.member })).status).toBe(403);
    const form = { intent: 'facts', 'was.title': 'x', title: 'Mine', reason: 'I said so' };
    expect((await send(form, site.member)).status).toBe(403);
    expect(await edits()).toEqual([]);
    expect((await ask(editRoute.loader, { params: { id: 'none' }, as: site.curator })).status).toBe(404);
    expect((await ask(callRoute.loader, { params: { id }, as: site.member })).body.curates).toBe(false);
    expect((await ask(callRoute.loader, { params: { id }, as: site.curator })).body.curates).toBe(true);
  });

  it('sets only what was changed, with the reason, and the call says who', async () => {
    const { body } = await ask(editRoute.loader, { params: { id }, as: site.curator });
    const shown = body.call.values as Record<string, string>;
    const was = Object.fromEntries(Object.entries(shown).map(([field, value]) => [`was.${field}`, value]));
    const form = { intent: 'facts', ...shown, ...was, amountMax: '250,000', currency: 'EUR' };
    expect((await send({ ...form, reason: ' ' })).body.problem.fields.reason).toBeTruthy();
    expect((await send({ ...form, opensOn: 'soon', reason: 'its page' })).body.problem.fields).toHaveProperty(
      'opensOn',
    );
    expect((await send({ intent: 'facts', ...shown, ...was, reason: 'its page' })).status).toBe(400);
    expect(await edits()).toEqual([]);
    expect((await send({ ...form, reason: 'https://example.org/faq' })).location).toBe(`/opportunities/${id}`);
    expect(await edits()).toMatchObject([
      { field: 'amountMax', value: '25000000', personId: site.curator.id },
      { field: 'currency', value: '"EUR"', reason: 'https://example.org/faq' },
    ]);
    const page = await ask(callRoute.loader, { params: { id } });
    expect(page.body.call.edits).toMatchObject([
      { field: 'amountMax', by: 'Cura Curator' },
      { field: 'currency', value: 'EUR' },
    ]);
  });

  it('sets the dates as a whole list, and takes anything back', async () => {
    const dates = {
      'of.0': 'many',
      ...{ 'date.0': '2027-01-31', 'time.0': '17:00', 'zone.0': 'Europe/London', 'kind.0': 'loi', 'track.0': '' },
      ...{ 'date.1': '', 'time.1': '', 'zone.1': '', 'kind.1': 'full', 'track.1': '' },
    };
    expect(
      (await send({ intent: 'dates', ...dates, 'zone.0': 'nowhere', reason: 'x' })).body.problem.fields,
    ).toHaveProperty('zone.0');
    expect((await send({ intent: 'dates', ...dates, reason: 'its page' })).location).toBe(`/opportunities/${id}`);
    const [edit] = await edits();
    expect(edit!.field).toBe('deadlines');
    expect(JSON.parse(edit!.value)).toMatchObject([
      { kind: 'loi', date: '2027-01-31', time: '17:00', zone: 'Europe/London', isInherited: true },
    ]);
    const { body } = await ask(editRoute.loader, { params: { id }, as: site.curator });
    expect(body.call.dates).toMatchObject([{ date: '2027-01-31', of: 'many' }]);
    expect((await send({ intent: 'take-back', field: 'deadlines' }, site.member)).status).toBe(403);
    expect((await send({ intent: 'take-back', field: 'deadlines' })).location).toBe(`/opportunities/${id}/edit`);
    expect(await edits()).toEqual([]);
    expect((await send({ intent: 'dance' })).status).toBe(400);
  });
});

describe('setting the terms, the programme and the status', () => {
  const terms = {
    ...{ acceptsFiscalSponsor: 'yes', acceptsIndividuals: 'no', countries: 'us, DE', indirectCap: '12.5' },
    ...{ paysMaintenance: 'yes', payment: 'reimbursed', inviteOnly: 'no', stages: 'loi', costSharing: 'no' },
    ...{ awardsExpected: '1,200', programme: 'Open ecosystems' },
  };
  const call = async () => (await ask(callRoute.loader, { params: { id } })).body.call as OpportunityDetail;
  const said = async () =>
    Object.fromEntries((await call()).terms.flatMap(({ field, value }) => (value === null ? [] : [[field, value]])));
  const set = (form: Record<string, string>) => send({ intent: 'facts', ...form, reason: 'the call text, page 3' });

  it('shows them in words, and the form shows them as they were typed', async () => {
    expect(await said()).toEqual({});
    expect((await set(terms)).location).toBe(`/opportunities/${id}`);
    expect(await said()).toEqual({
      'terms.fiscalSponsor': 'May apply',
      'terms.individuals': 'May not apply',
      'terms.countries': 'United States, Germany',
      'terms.indirectCap': 'At most 12.5 % of direct costs',
      'terms.maintenance': 'Is paid',
      'terms.payment': 'Costs are paid back afterwards',
      'terms.inviteOnly': 'Not needed',
      stages: 'A letter of intent',
      costSharing: 'Not asked for',
      awardsExpected: '1,200',
    });
    expect(await call()).toMatchObject({ programme: 'Open ecosystems' });
    const { body } = await ask(editRoute.loader, { params: { id }, as: site.curator });
    expect(body.call.values).toMatchObject({ ...terms, countries: 'US, DE', awardsExpected: '1200' });
    const shown = body.call.values as Record<string, string>;
    const was = Object.fromEntries(Object.entries(shown).map(([field, value]) => [`was.${field}`, value]));
    expect((await set({ ...shown, ...was })).body.problem.message).toContain('Nothing was changed');
    expect((await send({ intent: 'take-back', field: 'payment' })).status).toBe(302);
    expect(await said()).not.toHaveProperty('terms.payment');
  });

  it('sets nothing of a form in which one thing is wrong', async () => {
    const wrong = { countries: 'Germany', indirectCap: '101', payment: 'never', awardsExpected: '0', stages: 'x' };
    const { status, body } = await set({ ...terms, ...wrong });
    expect(status).toBe(400);
    expect(Object.keys(body.problem.fields).sort()).toEqual(Object.keys(wrong).sort());
    const one = (await set({ countries: 'Germany' })).body.problem;
    expect(one.message).toBe(`Countries of applicants: ${one.fields.countries}`);
    for (const sentence of Object.values(body.problem.fields)) expect(sentence).toMatch(/\.$/);
    expect(await edits()).toEqual([]);
    expect(await said()).toEqual({});
  });

  it('pauses a call by hand until that is taken back, by its button or in the form', async () => {
    const before = (await call()).status;
    const undos: Record<string, string>[] = [{ intent: 'take-back', field: 'statusOverride' }, { statusOverride: '' }];
    for (const undo of undos) {
      await set({ statusOverride: 'paused' });
      expect(await call()).toMatchObject({ status: 'paused', edits: [{ field: 'statusOverride', value: 'paused' }] });
      await send({ intent: 'facts', reason: 'its page', 'was.statusOverride': 'paused', ...undo });
      expect(await call()).toMatchObject({ status: before, edits: [] });
    }
    expect((await set({ statusOverride: 'open' })).status).toBe(400);
  });

  it('keeps facts that were set together as one: where the second cannot be written, the first is not', async () => {
    const both = [
      { field: 'payment', value: 'upfront' },
      { field: 'countries', value: ['Germany'] },
    ];
    await expect(setFieldEdits(site.db, site.curator, id, both, 'the call text')).rejects.toMatchObject({
      fields: { countries: expect.any(String) as string },
    });
    await site.db.$executeRaw`CREATE TRIGGER no_countries BEFORE INSERT ON FieldEdit WHEN NEW.field = 'countries'
      BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`;
    both[1]!.value = ['DE'];
    await expect(setFieldEdits(site.db, site.curator, id, both, 'the call text')).rejects.toThrow();
    expect(await edits()).toEqual([]);
    expect(await said()).toEqual({});
  });
});

describe('what is typed for a fact', () => {
  const editable = (field: string) => editables.find((one) => one.field === field)!;
  const read = (field: string, typed: string) => readEdit(editable(field), typed, 'USD');

  it('is of a fact that people may set', () => {
    expect(editables.filter(({ field }) => !isEditable(field))).toEqual([]);
    expect(new Set(editables.map(({ field }) => field)).size).toBe(editables.length);
  });

  it('is yes, no or not known; countries by code or anywhere; a share; a number', () => {
    expect(read('inviteOnly', 'yes')).toEqual({ value: true });
    expect(read('inviteOnly', 'no')).toEqual({ value: false });
    expect(read('inviteOnly', '')).toEqual({ value: null });
    expect(read('inviteOnly', 'true')).toHaveProperty('problem');
    expect(read('countries', 'Anywhere')).toEqual({ value: [] });
    expect(read('countries', 'us;eu us')).toEqual({ value: ['US', 'EU'] });
    expect(read('countries', 'QQ')).toHaveProperty('problem');
    expect(shownValue(editable('countries'), '[]', null)).toBe('anywhere');
    expect(read('title', 'Call \u202e5202')).toHaveProperty('problem');
    expect(read('title', 'Call\0')).toHaveProperty('problem');
    expect(read('indirectCap', '15 %')).toEqual({ value: 15 });
    expect(read('indirectCap', '0')).toEqual({ value: 0 });
    for (const wrong of ['100.5', '-1', '1e2', 'ten']) expect(read('indirectCap', wrong)).toHaveProperty('problem');
    for (const wrong of ['0', '1.5', '1000001', 'many'])
      expect(read('awardsExpected', wrong)).toHaveProperty('problem');
  });

  it('is a value of its kind, nothing, or a sentence', () => {
    expect(read('amountMin', '$1,500')).toEqual({ value: 150_000 });
    expect(read('amountMin', '')).toEqual({ value: null });
    expect(read('title', ' ')).toHaveProperty('problem');
    expect(read('url', 'javascript:alert(1)')).toHaveProperty('problem');
    expect(read('opensOn', '2027-02-30')).toHaveProperty('problem');
    expect(read('deadlineMode', 'rolling')).toEqual({ value: 'rolling' });
    expect(read('deadlineMode', 'sometimes')).toHaveProperty('problem');
    expect(read('currency', 'usd')).toHaveProperty('problem');
  });

  it('leaves a row without a date out', () => {
    const row = { kind: 'full', track: '', date: '', time: '09:00', zone: '', of: 'call' };
    expect(readDates([row, { ...row, date: '2027-05-01', time: '' }])).toEqual({
      dates: [
        {
          kind: 'full',
          track: null,
          date: '2027-05-01',
          time: null,
          zone: null,
          isInherited: false,
          rawText: '2027-05-01',
        },
      ],
    });
    expect(readDates([{ ...row, date: '1 May', kind: 'soon' }])).toMatchObject({
      problems: { 'date.0': expect.any(String), 'kind.0': expect.any(String) },
    });
  });
});

describe('two calls that may be one', () => {
  const decide = (form: Record<string, string>, as = site.curator) => askForm(mergesRoute.action, form, { as });
  let pair: { id: string; firstId: string; secondId: string };
  beforeEach(async () => {
    const other = await someCall(site.db, { title: 'Pathways to open ecosystems (2026)' });
    await site.db.deadline.deleteMany({ where: { opportunityId: other.id } }); // of the one source of both
    const [firstId, secondId] = [id, other.id].sort() as [string, string];
    const suggestion = {
      firstId,
      secondId,
      similarity: 0.95,
      reason: 'Nearly the same title.',
      suggestedAt: new Date(),
    };
    pair = await site.db.mergeSuggestion.create({ data: suggestion });
  });

  it('stand side by side for curators', async () => {
    expect((await ask(mergesRoute.loader, { as: site.member })).status).toBe(403);
    const { body } = await ask(mergesRoute.loader, { as: site.curator });
    expect(body.merges).toMatchObject([
      { reason: 'Nearly the same title.', pair: [{ id: pair.firstId }, { id: pair.secondId }] },
    ]);
    expect((await decide({ intent: 'merge', id: pair.id, keep: id }, site.member)).status).toBe(403);
    expect((await decide({ intent: 'merge', id: pair.id, keep: 'neither' })).status).toBe(400);
    expect((await decide({ intent: 'merge', id: 'none', keep: id })).status).toBe(404);
    expect(await site.db.opportunity.count()).toBe(2);
  });

  it('become one, or stay two for good', async () => {
    expect((await decide({ intent: 'decline', id: pair.id, keep: '' })).location).toBe('/merges');
    expect(await site.db.mergeSuggestion.findFirst()).toMatchObject({
      status: 'declined',
      decidedById: site.curator.id,
    });
    expect((await decide({ intent: 'merge', id: pair.id, keep: id })).status).toBe(409);
    await site.db.mergeSuggestion.update({ where: { id: pair.id }, data: { status: 'open' } });
    expect((await decide({ intent: 'merge', id: pair.id, keep: id })).location).toBe('/merges');
    expect((await ask(mergesRoute.loader, { as: site.curator })).body.merges).toEqual([]);
    expect(await site.db.opportunity.findUnique({ where: { id } })).not.toBe(null);
  });
});
