import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as route from '#app/proposals/routes/check-pdf.tsx';
import { bodyLimit, bodyLimitOf } from '#server/http/body.ts';
import { sessionCookieName } from '#app/accounts/cookie.server.ts';
import type { TestDatabase } from '#test/support/database.ts';
import { openSite } from '#test/support/site.ts';
import { fill, pdfOf } from '../pdf/support/faulty-pdf.ts';
import { ask, somebody, type Somebody } from './site.ts';

const url = '/check-pdf';
let site: TestDatabase;
let member: Somebody;
beforeEach(async () => {
  site = await openSite();
  member = await somebody(site.db);
});
afterEach(() => site.close());

type Sent = { file?: Uint8Array | string; name?: string; profile?: string; section?: string };

function send({ file, name = 'plan.pdf', profile = 'nsf', section = '' }: Sent, as: Somebody | undefined = member) {
  const body = new FormData();
  if (file !== undefined) body.set('file', new File([file as Uint8Array<ArrayBuffer>], name));
  body.set('profile', profile);
  body.set('section', section);
  return ask(route.action, { url, method: 'POST', as, body });
}

describe('checking a PDF on the site', () => {
  it('offers formats and sections to whoever is signed in, and sends the public to sign in', async () => {
    const { body } = await ask(route.loader, { url: `${url}?profile=nih`, as: member });
    expect(body).toMatchObject({ profile: 'nih', section: null });
    expect(body.targets).toContainEqual({ id: 'ukri', title: expect.stringMatching(/^UKRI/) as string });
    expect(body.sections).toContainEqual({
      value: 'nsf/project_summary',
      label: 'NSF standard research proposal: Project Summary',
    });
    expect((await ask(route.loader, { url })).location).toBe('/sign-in?to=%2Fcheck-pdf');
    expect((await ask(route.action, { url, method: 'POST', body: new FormData() })).status).toBe(302);
  });

  it('says what was found and where', async () => {
    const file = await pdfOf((document) => {
      fill(document);
      document.addPage().text('aside', 20, 300, { lineBreak: false });
    });
    const { status, body } = await send({ file, section: 'nsf/mentoring_plan' });
    expect([status, body.problem]).toEqual([200, undefined]);
    expect(body.check).toMatchObject({
      name: 'plan.pdf',
      pages: 2,
      section: 'Mentoring Plan',
      fonts: ['Tinos-Regular'],
    });
    expect(body.check.findings).toContainEqual(
      expect.objectContaining({ level: 'error', rule: 'page-limit', page: 2 }),
    );
    expect(body.check.findings).toContainEqual(
      expect.objectContaining({ rule: 'margins', page: 2, place: { x: 20, y: expect.any(Number) as number } }),
    );
  });

  it.each<[string, Sent, string, RegExp]>([
    ['no file', {}, 'file', /Choose a PDF/],
    ['an unknown profile', { file: '%PDF-', profile: 'b5' }, 'profile', /whose rules/],
    ['an unknown section', { file: '%PDF-', section: 'nsf/poem' }, 'section', /not known/],
    ['a web page', { file: '<!doctype html>' }, 'file', /web page/],
    ['an empty file', { file: '' }, 'file', /empty/],
  ])('says what to mend with %s', async (_, sent, field, message) => {
    const { status, body } = await send(sent);
    expect(status).toBe(400);
    expect(body.problem.fields[field]).toMatch(message);
    expect(body.problem.values).toMatchObject({ profile: sent.profile ?? 'nsf' });
  });
});

it('a file is taken from those who are signed in only, and only here', () => {
  const cookie = `${sessionCookieName}=abc`;
  const limit = (url: string, headers = {}) => bodyLimitOf({ url, headers });
  expect(limit('/check-pdf', { cookie })).toBeGreaterThan(32 * 1024 * 1024);
  expect(limit('/check-pdf.data?x', { authorization: 'Bearer x' })).toBeGreaterThan(32 * 1024 * 1024);
  expect(limit('/check-pdf?profile=nsf', { cookie })).toBeGreaterThan(32 * 1024 * 1024);
  expect(limit('/check-pdf')).toBe(bodyLimit);
  expect(limit('/proposals/new', { cookie })).toBe(bodyLimit);
});
