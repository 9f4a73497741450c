import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoEmail, demoPassword } from '#prisma/demo/people.ts';
import { fill, pdfOf } from '../pdf/support/faulty-pdf.ts';
import { axe } from './support/axe.ts';
import { testList } from './support/list.ts';
import { looks as allLooks, picture, pictures } from './support/looks.ts';
import { openBrowser, visitor } from './support/people.ts';
import { startServer, type Running } from './support/server.ts';

let server: Running;
let browser: Browser;
let addresses: Record<string, string>;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer('--demo'), openBrowser()]);
  const lead = await visitor(browser, server.url);
  await lead.signIn(demoEmail('lead'), demoPassword);
  const idOf = async (list: string, title: RegExp) => {
    const { items } = (await (await lead.page.request.get(list)).json()) as { items: { id: string; title: string }[] };
    return items.find((item) => title.test(item.title))!.id;
  };
  const draft = await idOf('/proposals.json', /array ecosystem/);
  const submitted = await idOf('/proposals.json', /Safe releases/);
  const call = await idOf('/opportunities.json', /./);
  addresses = {
    workspace: `/proposals/${draft}?section=project_description`,
    team: `/proposals/${draft}/team`,
    export: `/proposals/${draft}/export?profile=nsf&font=serif&as=sections`,
    'submission-before': `/proposals/${draft}/submission`,
    'submission-after': `/proposals/${submitted}/submission`,
    call: `/opportunities/${call}`,
    'call-edit': `/opportunities/${call}/edit`,
    'call-interest': `/opportunities/${call}/interest`,
    say: `/discussion/call/${call}`,
    record: `/archive/${submitted}`,
    ...(await communityPages(lead.page)),
  };
  await lead.page.goto('/pursuits');
  const pursuit = await lead.page.getByRole('link', { name: /^Fast Arrays/ }).getAttribute('href');
  addresses.pursuit = pursuit!;
  addresses['pursuit-new'] = `/pursuits/new?opportunityId=${call}`;
  await lead.context.close();
});
afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

/** A project and an organisation of the demo, by the links that lead to them. */
async function communityPages(page: Page) {
  const toOf = async (list: string, name: string) => {
    await page.goto(list);
    return (await page.getByRole('link', { name, exact: true }).getAttribute('href'))!;
  };
  const project = await toOf('/projects', 'Demo Arrays');
  const organisation = await toOf('/organisations', 'US National Science Foundation');
  const person = await toOf(project, 'Lena Lead');
  return { project, 'project-edit': `${project}/edit`, 'project-import': `${project}/import`, organisation, person };
}

/** Every page of the site, and who looks at it. */
const pages = [
  ['list', '/opportunities', null],
  ['list-nothing-found', '/opportunities?q=zzzzzz', null],
  ['list-table', '/opportunities?view=table', null],
  ['list-calendar', '/opportunities?view=calendar', null],
  ['call', 'call', null],
  ['sources', '/sources', null],
  ['source', '/sources/demo', null],
  ['archive', '/archive', null],
  ['record', 'record', null],
  ['projects', '/projects', null],
  ['projects-found', '/projects?q=demo', null],
  ['projects-nothing-found', '/projects?q=zzzzzz', null],
  ['project', 'project', null],
  ['organisations', '/organisations', null],
  ['organisation', 'organisation', null],
  ['person', 'person', null],
  ['sign-in', '/sign-in', null],
  ['list-signed-in', '/opportunities', 'lead'],
  ['pursuits', '/pursuits', 'lead'],
  ['pursuit', 'pursuit', 'lead'],
  ['pursuit-read-only', 'pursuit', 'viewer'],
  ['pursuit-new', 'pursuit-new', 'lead'],
  ['proposals', '/proposals', 'lead'],
  ['new-proposal', '/proposals/new', 'lead'],
  ['workspace', 'workspace', 'lead'],
  ['workspace-read-only', 'workspace', 'viewer'],
  ['team', 'team', 'lead'],
  ['export', 'export', 'lead'],
  ['check-pdf', '/check-pdf', 'lead'],
  ['submission-before', 'submission-before', 'lead'],
  ['submission-after', 'submission-after', 'lead'],
  ['project-signed-in', 'project', 'lead'],
  ['project-new', '/projects/new', 'lead'],
  ['project-edit', 'project-edit', 'lead'],
  ['project-import', 'project-import', 'lead'],
  ['person-signed-in', 'person', 'lead'],
  ['account', '/account', 'lead'],
  ['call-signed-in', 'call', 'lead'],
  ['call-interest', 'call-interest', 'lead'],
  ['say', 'say', 'lead'],
  ['following', '/following', 'lead'],
  ['following-settings', '/following/settings', 'lead'],
  ['search-new', '/following/searches/new?q=software', 'lead'],
  ['fit', '/fit', 'lead'],
  ['fit-narrowed', '/fit?kind=grant&tag=Science&min=5000&closes_before=2030-01-31', 'lead'],
  ['people', '/people', 'admin'],
  ['sources-curated', '/sources', 'admin'],
  ['source-curated', '/sources/nsf-funding', 'admin'],
  ['source-new', '/sources/new', 'admin'],
  ['hosts', '/sources/hosts', 'admin'],
  ['suggestion-new', '/suggestions/new', 'lead'],
  ['suggestions-csv', '/suggestions/csv', 'lead'],
  ['suggestions', '/suggestions', 'lead'],
  ['suggestions-curated', '/suggestions', 'admin'],
  ['merges', '/merges', 'admin'],
  ['call-edit', 'call-edit', 'admin'],
  ['organisation-curated', 'organisation', 'admin'],
] as const;

// Each width and each scheme once is enough to find what is wrong; pictures are taken of all four.
const looks = pictures ? allLooks : [allLooks[0], allLooks[3]];

describe.each(looks)('at $name', ({ name: look, viewport, colorScheme }) => {
  test.each([null, 'lead', 'viewer', 'admin'] as const)('what %s sees is accessible, quiet and fits', async (who) => {
    const somebody = await visitor(browser, server.url, { viewport, colorScheme, reducedMotion: 'reduce' });
    const { page } = somebody;
    if (who) await somebody.signIn(demoEmail(who), demoPassword);
    for (const [name, at, seenBy] of pages) {
      if (seenBy !== who) continue;
      await page.goto(addresses[at] ?? at);
      await page.waitForLoadState('networkidle');
      if (name.startsWith('workspace')) {
        await page.locator('.ProseMirror').waitFor();
        await page.locator('[role=status]:is([data-status=saved],[data-status=read-only])').waitFor();
      }
      expect(await axe(page), `axe on ${name}`).toEqual([]);
      expect(await page.evaluate(() => document.compatMode)).toBe('CSS1Compat');
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(over, `${name} is wider than the screen by`).toBeLessThanOrEqual(0);
      await picture(page, `${name}-${look}`, !name.startsWith('workspace'));
    }
    expect(somebody.errors).toEqual([]);
    await somebody.context.close();
  });
});

testList(() => ({ server, browser }));

test('addresses that lead nowhere say so, with the right status', async () => {
  const { page, expecting } = await visitor(browser, server.url);
  const nobody = '00000000-0000-7000-8000-000000000000';
  await expecting(/404/, async () => {
    for (const at of [
      '/nowhere',
      `/opportunities/${nobody}`,
      '/opportunities/x',
      `/archive/${nobody}`,
      '/invitations/x',
    ]) {
      const answer = await page.goto(at);
      expect(answer!.status(), at).toBe(404);
      expect(await page.locator('h1').count(), at).toBe(1);
    }
  });
});

test('a proposal does not exist for those who are not on its team', async () => {
  const outsider = await visitor(browser, server.url);
  await outsider.signIn(demoEmail('admin'), demoPassword);
  await outsider.expecting(/404/, async () => {
    for (const at of [addresses.workspace!, addresses.team!, addresses['submission-before']!]) {
      expect((await outsider.page.goto(at))!.status(), at).toBe(404);
    }
  });
  expect(outsider.errors).toEqual([]);
});

test('a PDF is checked without scripts, and what was found is accessible and fits', async () => {
  // Larger than a form may be elsewhere.
  const buffer = Buffer.concat([await faultyPdf(), Buffer.alloc(6 * 1024 * 1024, '\n')]);
  const file = { name: 'plan.pdf', mimeType: 'application/pdf', buffer };
  for (const { name, viewport, colorScheme } of allLooks) {
    const somebody = await visitor(browser, server.url, {
      viewport,
      colorScheme,
      javaScriptEnabled: name !== '1280-light',
    });
    const { page } = somebody;
    await somebody.signIn(demoEmail('lead'), demoPassword);
    await page.goto('/check-pdf');
    await page.getByLabel('PDF').setInputFiles(file);
    await page.getByLabel('Which section').selectOption({ label: 'NSF standard research proposal: Mentoring Plan' });
    await page.getByRole('button', { name: 'Check the file' }).click();
    await page
      .getByRole('status')
      .getByText(/2 things to mend before you submit/)
      .waitFor();
    await page.getByText('reaches 18.3 mm into the left margin').waitFor();
    if (name !== '1280-light') {
      expect(await axe(page), `axe at ${name}`).toEqual([]);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(over, `wider than the screen at ${name}`).toBeLessThanOrEqual(0);
    }
    await picture(page, `check-pdf-found-${name}`, true);
    expect(somebody.errors).toEqual([]);
    await somebody.context.close();
  }
});

/** Two pages for a section of one, with a note in the margin and small type. */
const faultyPdf = () =>
  pdfOf((document) => {
    fill(document, {}, 12);
    document.addPage().text('aside', 20, 300, { lineBreak: false });
    document.fontSize(9).text('small words', 80, 330);
  });

test('who submits what a colleague has just submitted is told so', async () => {
  const lead = await visitor(browser, server.url);
  await lead.signIn(demoEmail('lead'), demoPassword);
  await lead.page.goto(addresses['submission-before']!);
  const late = await lead.context.newPage();
  await late.goto(addresses['submission-before']!);
  await lead.page.getByRole('button', { name: 'Mark as submitted' }).click();
  await lead.page.getByText('The submission is recorded.').waitFor();
  await late.getByRole('button', { name: 'Mark as submitted' }).click();
  await late.getByRole('alert').getByText('This submission is recorded already').waitFor();
  await lead.context.close();
});
