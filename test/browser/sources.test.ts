import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemo, type Demo } from './support/demo.ts';
import { tabTo } from './support/keyboard.ts';
import { inEveryLook } from './support/looks.ts';
import { visitor } from './support/people.ts';
import { openDatabase } from '#prisma/client.server.ts';
import { demoEmail, demoPassword } from '#prisma/demo/people.ts';

let demo: Demo;
let funder: Server;
let host: string;
/** what the funder's feed says, and when */
let items: string[] = [];
let held: Promise<unknown> = Promise.resolve();

beforeAll(async () => {
  funder = createServer(async (request, response) => {
    if (request.url !== '/feed') return void response.writeHead(404).end();
    await held;
    const body = items.map(
      (title, i) => `<item><title>${title}</title><link>https://array.example/${i}</link><guid>${i}</guid></item>`,
    );
    response.writeHead(200, { 'content-type': 'application/rss+xml' });
    response.end(`<?xml version="1.0"?><rss version="2.0"><channel><title>F</title>${body.join('')}</channel></rss>`);
  });
  await new Promise<void>((listening) => funder.listen(0, '127.0.0.1', listening));
  host = `127.0.0.1:${(funder.address() as AddressInfo).port}`;
  demo = await startDemo();
});
afterAll(async () => {
  await demo?.close();
  funder?.closeAllConnections();
  funder?.close();
});

/** Goes to a button by Tab and presses it. */
async function pressed(page: Page, name: string) {
  await tabTo(page, page.getByRole('button', { name }));
  await page.keyboard.press('Enter');
}

/** What has the focus is this part of the page or in it, not the page as a whole. */
async function keepsKeyboard(page: Page, part: string) {
  await page.waitForFunction(
    (selector) => document.activeElement?.closest(selector) && document.activeElement.id !== 'main',
    part,
  );
}

/** Goes elsewhere while a run is followed: a page that takes its time comes all the same. */
async function leavesWhileItRuns(page: Page) {
  let [answer, asked, release] = [() => {}, () => {}, () => {}];
  held = new Promise<void>((resolve) => (answer = resolve));
  const isAsked = new Promise<void>((resolve) => (asked = resolve));
  const isReleased = new Promise<void>((resolve) => (release = resolve));
  let begun = 0;
  await page.clock.install();
  await click(page, 'Run now');
  await page.getByText('It is being read since').waitFor();
  await page.route(/\/sources\.data/, async (route) => {
    begun += 1;
    asked();
    await isReleased;
    await route.continue();
  });
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Sources' }).click();
  await isAsked;
  await page.clock.runFor(5_000);
  release();
  await page.getByRole('heading', { name: 'Sources', level: 1 }).waitFor();
  expect(begun, 'it is asked for once, however long it takes').toBe(1);
  await page.unroute(/\/sources\.data/);
  answer();
  await page.goBack();
  await page.getByRole('button', { name: 'Run now' }).waitFor();
}

const click = (page: Page, name: string) => page.getByRole('button', { name }).click();

test('a source is looked at, kept, run with its progress shown, switched off and removed', async () => {
  items = ['Call for maintenance', 'Grant awarded to somebody', ''];
  const admin = await demo.as('admin');
  const { page } = admin;
  await page.goto('/sources/new');
  await page.getByLabel('Address').fill(`http://${host}/feed`);
  await page.getByLabel('Name').fill('Array Foundation news');
  await page.getByLabel('Funder').fill('Array Foundation');
  await page.getByLabel('Country').fill('US');
  await page.getByLabel('No titles with these words').fill('awarded');
  await click(page, 'Look at what it brings');
  await page
    .getByText('is not on the public internet')
    .or(page.getByText('not an address on the public internet'))
    .first()
    .waitFor();

  await page.goto('/sources/hosts');
  await page.getByLabel('Host').fill(host);
  await page.getByLabel('Why').fill('The funder of this test');
  await click(page, 'Allow');
  await page.getByText('The funder of this test').waitFor();

  await page.goto('/sources/new');
  await page.getByLabel('Address').fill(`http://${host}/feed`);
  await page.getByLabel('Name').fill('Array Foundation news');
  await page.getByLabel('Funder').fill('Array Foundation');
  await page.getByLabel('Country').fill('US');
  await page.getByLabel('No titles with these words').fill('awarded');
  await click(page, 'Look at what it brings');
  await page.getByRole('link', { name: 'Call for maintenance' }).waitFor();
  await page.getByText('its title has “awarded”, so it is left out').waitFor();
  await page.getByText('has no title').waitFor();
  await inEveryLook(page, 'source-preview');
  await click(page, 'Keep this source');
  await page.waitForURL(/\/sources\/own-array-foundation-news-/);

  await pressed(page, 'Run now');
  await page.getByRole('heading', { name: 'Refused: 2' }).waitFor();
  await page.getByRole('button', { name: 'Run now' }).waitFor();
  await keepsKeyboard(page, '.actions');
  await page.getByRole('link', { name: 'Call for maintenance' }).waitFor();
  await inEveryLook(page, 'source-run');
  await leavesWhileItRuns(page);

  await pressed(page, 'Switch off');
  await page.getByText('switched off').first().waitFor();
  await keepsKeyboard(page, '.actions');
  expect(await page.getByRole('button', { name: 'Run now' }).count()).toBe(0);
  await pressed(page, 'Switch on');
  await page.getByRole('button', { name: 'Run now' }).waitFor();
  await keepsKeyboard(page, '.actions');
  await page.getByText('Remove', { exact: true }).click();
  await click(page, 'Remove the source');
  await page.waitForURL(/\/sources$/);
  await page.goto('/opportunities?q=maintenance');
  await page.getByRole('link', { name: 'Call for maintenance' }).click();
  await page.getByText('the source was removed').waitFor();
  expect(admin.errors).toEqual([]);
  await admin.context.close();
});

test('a call is proposed and taken in without scripts, by keyboard and by CSV', async () => {
  const plain = await visitor(demo.browser, demo.server.url, { javaScriptEnabled: false });
  await plain.signIn(demoEmail('writer'), demoPassword);
  await plain.page.goto('/suggestions/new');
  await plain.page.getByLabel('Title').fill('Software Sustainability Prize');
  await plain.page.getByLabel('Funder').fill('Array Foundation');
  await plain.page.getByLabel('Page of the call').fill('https://array.example/prize');
  await plain.expecting(/400/, async () => {
    await click(plain.page, 'Propose this call');
    await plain.page.getByText('Enter the date').first().waitFor();
  });
  await plain.page.getByLabel('Date', { exact: true }).fill('2027-05-31');
  await click(plain.page, 'Propose this call');
  await plain.page.getByText('Your proposal waits').waitFor();

  await plain.page.goto('/suggestions/csv');
  await plain.page.getByLabel('Or paste the rows').fill('title,funder,url\nA,F,https://f.example/a\nB,F,nowhere\n');
  await click(plain.page, 'Look at the rows');
  await plain.page.getByText('url: Enter the address').waitFor();
  await plain.page.getByLabel('The rows').fill('title,funder,url\nA,F,https://f.example/a\n');
  await click(plain.page, 'Look again');
  await click(plain.page, 'Propose this call');
  await plain.page.getByText('Your proposal waits').waitFor();

  const admin = await demo.as('admin');
  const { page } = admin;
  await page.goto('/suggestions');
  await page.getByRole('link', { name: 'Software Sustainability Prize' }).click();
  await page.getByRole('heading', { name: 'Decide' }).waitFor();
  await inEveryLook(page, 'suggestion');
  await tabTo(page, page.getByRole('button', { name: 'Take it into the list' }));
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/opportunities\//);
  await page.getByRole('heading', { name: 'Software Sustainability Prize' }).waitFor();
  await page.goto('/suggestions');
  await page.getByRole('link', { name: 'A', exact: true }).click();
  await page.getByText('Another call of the list, or decline').click();
  await page.getByLabel('Why it does not belong').fill('It has no name.');
  await pressed(page, 'Decline');
  await page.waitForURL(/\/suggestions$/);
  await page.waitForFunction(() => document.activeElement?.id === 'main');

  await plain.page.goto('/suggestions');
  await plain.page.getByText('It has no name.').waitFor();
  await plain.page.getByRole('link', { name: 'see the call' }).click();
  await plain.page.getByRole('heading', { name: 'Software Sustainability Prize' }).waitFor();
  expect([...admin.errors, ...plain.errors]).toEqual([]);
  await admin.context.close();
  await plain.context.close();
});

test('a curator sets a fact and a date, the call says so, and takes it back', async () => {
  const admin = await demo.as('admin');
  const { page } = admin;
  await page.goto('/opportunities');
  await page.locator('a[href^="/opportunities/"]').first().click();
  await page.getByRole('link', { name: 'Edit' }).click();
  await page.getByRole('textbox', { name: 'Who may apply' }).fill('Any project with a fiscal sponsor');
  await admin.expecting(/400/, async () => {
    await click(page, 'Set what I changed');
    await page.getByRole('alert').getByText('Say where you read this').waitFor();
  });
  await page.getByLabel('Where you read it').last().fill('https://array.example/faq');
  await click(page, 'Set what I changed');
  await page.getByText('set by Ada Admin').waitFor();
  await page.getByRole('link', { name: 'Edit' }).click();
  await inEveryLook(page, 'call-edit');
  await pressed(page, 'Take back: Who may apply');
  await page.getByText('set by Ada Admin').waitFor({ state: 'detached' });
  expect(admin.errors).toEqual([]);
  await admin.context.close();
});

test('a curator sets terms by hand, is told what to mend, and the call says them', async () => {
  const admin = await demo.as('admin');
  const { page } = admin;
  await page.goto('/opportunities');
  await page.locator('a[href^="/opportunities/"]').first().click();
  await page.getByRole('link', { name: 'Edit' }).click();
  await page.getByLabel('Fiscal sponsors may apply').selectOption('Yes');
  await page.getByLabel('Payment').selectOption({ label: 'Costs are paid back afterwards' });
  await page.getByLabel('Countries of applicants').fill('Germany');
  await page.getByLabel('Status').selectOption('Paused by the funder');
  await page.getByLabel('Where you read it').last().fill('https://array.example/faq');
  await admin.expecting(/400/, async () => {
    await click(page, 'Set what I changed');
    await page.getByRole('alert').getByText('Countries of applicants: “Germany” is no country code').waitFor();
  });
  expect(await page.getByLabel('Fiscal sponsors may apply').inputValue()).toBe('yes');
  await inEveryLook(page, 'call-edit-wrong');
  await page.getByLabel('Countries of applicants').fill('de');
  await click(page, 'Set what I changed');
  const terms = page.getByRole('region', { name: 'Who may apply and on what terms' });
  await terms.getByText('Germany').waitFor();
  await terms.getByText('Costs are paid back afterwards').waitFor();
  await page.locator('.call-next').getByText('paused').waitFor();
  await inEveryLook(page, 'call-terms');
  await terms.getByRole('link', { name: 'set by hand' }).first().click();
  await page.getByRole('heading', { name: 'Set by hand' }).waitFor();
  await page.getByRole('link', { name: 'Edit' }).click();
  const back = page.getByRole('button', { name: /^Take back/ });
  for (let left = await back.count(); left > 0; left--) {
    expect(await back.count()).toBe(left);
    await tabTo(page, back.first());
    await page.keyboard.press('Enter');
    await back.nth(left - 1).waitFor({ state: 'detached' });
    await keepsKeyboard(page, left > 1 ? '.edit-notes' : 'body');
  }
  expect(admin.errors).toEqual([]);
  await admin.context.close();
});

test('an agency is a link of the list, and two calls are told apart by keyboard', async () => {
  const admin = await demo.as('admin');
  const { page } = admin;
  await twoPairs(path.join(demo.server.dataDir, 'callboard.db'));
  await page.goto('/opportunities');
  await page.getByRole('link', { name: 'NSF 1 call' }).click();
  await page.getByRole('heading', { name: '1 call matches' }).waitFor();
  expect(await page.getByRole('link', { name: 'NSF 1 call' }).getAttribute('aria-current')).toBe('true');
  await inEveryLook(page, 'list-agency');

  await page.goto('/merges');
  await inEveryLook(page, 'merges');
  const apart = page.getByRole('button', { name: 'They are two calls' });
  await tabTo(page, apart.first());
  await page.keyboard.press('Enter');
  await apart.nth(1).waitFor({ state: 'detached' });
  await keepsKeyboard(page, '.rows > li');
  await page.getByText('Keep this one').first().click();
  await click(page, 'Merge the other into it');
  await page.getByText('No pair waits').waitFor();
  await page.waitForFunction(() => document.activeElement?.id === 'main');
  expect(admin.errors).toEqual([]);
  await admin.context.close();
});

/** Three of the demo's calls that may be one with each other, and one of them told by NSF. */
async function twoPairs(file: string) {
  const db = openDatabase(file);
  const [a, b, c] = await db.opportunity.findMany({ take: 3, orderBy: { title: 'asc' } });
  const suggested = { similarity: 0.9, reason: 'Nearly the same title.', suggestedAt: new Date() };
  await db.mergeSuggestion.createMany({
    data: [
      { ...suggested, firstId: a!.id, secondId: b!.id },
      { ...suggested, firstId: a!.id, secondId: c!.id },
    ],
  });
  const funder = { create: { name: 'U.S. National Science Foundation' } };
  await db.opportunity.update({ where: { id: b!.id }, data: { funder } });
  await db.$disconnect();
}
