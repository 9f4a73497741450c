import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoEmail, demoPassword, type DemoKey } from '#prisma/demo/people.ts';
import { axe } from './support/axe.ts';
import { openBrowser, visitor, type Visitor } from './support/people.ts';
import { startServer, type Running } from './support/server.ts';

/** Where to keep pictures, for those who want to look at them. */
const pictures = process.env.SCREENSHOTS;
const offline = /WebSocket|ERR_INTERNET_DISCONNECTED|Failed to (load|fetch)|NetworkError/;
const words = 'Written on a train, before anybody could see it.';

let server: Running;
let browser: Browser;
let proposal: string;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer('--demo'), openBrowser()]);
  const lead = await as('lead');
  const answer = await lead.page.request.get('/proposals.json');
  const { items } = (await answer.json()) as { items: { id: string; title: string }[] };
  proposal = items.find(({ title }) => /array ecosystem/.test(title))!.id;
  await lead.context.close();
});
afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

async function as(who: DemoKey): Promise<Visitor> {
  const somebody = await visitor(browser, server.url);
  await somebody.signIn(demoEmail(who), demoPassword);
  return somebody;
}
const at = (section: string) => `/proposals/${proposal}?section=${section}`;
const sheet = (page: Page) => page.getByRole('textbox');
const status = (page: Page, kind: string) =>
  page.locator(`[role=status][data-status=${kind}]`).waitFor({ timeout: 60_000 });
const notice = (page: Page) => page.getByText('Some of the text below is not in the section');
const onThisDevice = (page: Page) => page.getByRole('heading', { name: /On this device/ });

async function signOut({ page }: Visitor) {
  await page.goto('/account');
  await page.locator('header .menu summary').click();
  await page.locator('header').getByRole('button', { name: 'Sign out' }).click();
  await page.getByText('You are signed out.').waitFor();
}

async function signInAt(page: Page, who: DemoKey) {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(demoEmail(who));
  await page.getByLabel('Password').fill(demoPassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((address) => address.pathname !== '/sign-in');
}

const looks = [
  [1280, 'light'],
  [1280, 'dark'],
  [390, 'light'],
  [390, 'dark'],
] as const;

/** Looks at what is shown now in both widths and both schemes. */
async function inEveryLook(page: Page, name: string) {
  for (const [width, colorScheme] of looks) {
    await page.setViewportSize({ width, height: 844 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // Some parts follow the width a moment later.
    await page.waitForFunction(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
    expect(await axe(page), `axe on ${name} at ${width}, ${colorScheme}`).toEqual([]);
    if (!pictures) continue;
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: path.join(pictures, `${name}-${width}-${colorScheme}.png`) });
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
}

test('words that may not be written any more stay with their person, and no other account of this browser sees them', async () => {
  const writer = await as('writer');
  const lead = await as('lead');
  const { page } = writer;
  await page.goto(at('facilities'));
  await status(page, 'saved');
  await writer.expecting(offline, async () => {
    await writer.context.setOffline(true);
    await sheet(page).click();
    await page.keyboard.type(words);
    await status(page, 'offline');
    await lead.page.goto(at('facilities'));
    await lead.page.getByRole('button', { name: /^Lock/ }).click();
    await lead.page.getByRole('button', { name: /^Unlock/ }).waitFor();
    await writer.context.setOffline(false);
    await status(page, 'read-only');
  });
  await notice(page).waitFor();
  await inEveryLook(page, 'recovered-notice');

  await signOut(writer);
  await page.getByText('This browser keeps words of yours').waitFor();
  await writer.signIn(demoEmail('lead'), demoPassword);
  await page.goto('/proposals');
  await page.getByRole('heading', { name: 'Proposals' }).waitFor();
  await page.goto(at('facilities'));
  await status(page, 'read-only');
  expect(await page.locator('main').textContent()).not.toContain('Written on a train');
  expect(await notice(page).count()).toBe(0);
  await page.goto('/proposals', { waitUntil: 'networkidle' });
  expect(await onThisDevice(page).count()).toBe(0);
  await signOut(writer);
  const left = await page.evaluate(async () => (await indexedDB.databases()).length);
  expect(left, 'the copy of the first account alone is left').toBe(1);

  await writer.signIn(demoEmail('writer'), demoPassword);
  await page.goto('/proposals');
  await onThisDevice(page).waitFor();
  await inEveryLook(page, 'recovered-list');
  await page.goto(at('facilities'));
  await notice(page).waitFor();
  await page.getByRole('button', { name: 'Show them' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByText(words).first().waitFor();
  await inEveryLook(page, 'recovered-dialog');

  await writer.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await dialog.getByRole('button', { name: 'Copy text' }).press('Enter');
  await dialog.getByText('Copied.').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(words);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Download as text' }).press('Enter'),
  ]);
  expect(file.suggestedFilename()).toMatch(/recovered\.txt$/);
  expect(await readFile(await file.path(), 'utf8')).toContain(words);

  await dialog.getByRole('button', { name: /^Discard/ }).press('Enter');
  await dialog.getByText('This cannot be undone.').waitFor();
  await inEveryLook(page, 'recovered-discard');
  await page.keyboard.press('Enter'); // what has the focus is to keep them
  await dialog.getByRole('button', { name: /^Discard/ }).press('Enter');
  await dialog.getByRole('button', { name: 'Discard for good' }).press('Enter');
  await notice(page).waitFor({ state: 'detached' });
  await status(page, 'read-only');
  await page.reload();
  await status(page, 'read-only');
  expect(await page.locator('main').textContent()).not.toContain('Written on a train');
  await page.goto('/proposals', { waitUntil: 'networkidle' });
  expect(await onThisDevice(page).count()).toBe(0);

  await lead.page.getByRole('button', { name: /^Unlock/ }).click();
  await lead.page.getByRole('button', { name: /^Lock/ }).waitFor();
  expect([...writer.errors, ...lead.errors]).toEqual([]);
  await Promise.all([writer.context.close(), lead.context.close()]);
});

test('a page whose session ended sends nothing under the next account, and goes on when its person is back', async () => {
  const writer = await as('writer');
  const { page } = writer;
  await page.goto(at('references_cited'));
  await status(page, 'saved');
  const other = await writer.context.newPage();
  const comeBack = async () => {
    await page.bringToFront();
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  };
  await writer.expecting(/WebSocket/, async () => {
    await signOut({ ...writer, page: other });
    await page.getByText('You are signed out. Sign in again to go on writing.').waitFor();
    await sheet(page).click();
    await page.keyboard.type(words);
    await status(page, 'offline');
    await inEveryLook(page, 'signed-out');
    expect(await page.getByRole('link', { name: 'Sign in' }).getAttribute('href')).toContain(
      '/sign-in?to=%2Fproposals%2F',
    );
    await signInAt(other, 'lead');
    await comeBack();
    await page.locator('[data-status=offline]', { hasText: 'Signed out' }).waitFor();
    await other.goto(at('references_cited'));
    await status(other, 'saved');
    expect(await sheet(other).textContent()).not.toContain('Written on a train');
    await signOut({ ...writer, page: other });
    await signInAt(other, 'writer');
    await comeBack();
    await status(page, 'saved');
  });
  await other.goto(at('references_cited'));
  await sheet(other).getByText(words).waitFor();
  expect(writer.errors).toEqual([]);
  await writer.context.close();
});

test('who was taken off the team finds unsaved words on the list of proposals', async () => {
  const writer = await as('writer');
  const lead = await as('lead');
  const { page } = writer;
  await page.goto(at('mentoring_plan'));
  await status(page, 'saved');
  await writer.expecting(offline, async () => {
    await writer.context.setOffline(true);
    await sheet(page).click();
    await page.keyboard.type(words);
    await status(page, 'offline');
    await lead.page.goto(`/proposals/${proposal}/team`);
    const line = lead.page.getByRole('listitem').filter({ hasText: 'Wim Writer' });
    await line.getByText('Remove', { exact: true }).click();
    await line.getByRole('button', { name: 'Remove Wim Writer' }).click();
    await line.waitFor({ state: 'detached' });
    await writer.context.setOffline(false);
    await page.getByText('You may no longer open this section.').waitFor({ timeout: 60_000 });
    await page.getByText('This device keeps your words.').waitFor();
    await inEveryLook(page, 'closed-section');
    await page.getByRole('link', { name: 'Your proposals' }).click();
    await onThisDevice(page).waitFor();
  });
  await page.getByRole('button', { name: /^Show the words of/ }).press('Enter');
  await page.getByRole('dialog').getByText(words).first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect([...writer.errors, ...lead.errors]).toEqual([]);
  await Promise.all([writer.context.close(), lead.context.close()]);
});

test('a copy that the device does not let read now is named where words are found, and stays', async () => {
  const lead = await as('lead');
  const { page } = lead;
  await page.goto(at('data_management'));
  await status(page, 'saved');
  await page.goto('/proposals');
  await page.getByRole('heading', { name: 'Proposals' }).waitFor();
  const [spoilt, key] = await page.evaluate(spoilTheCopy);
  await page.reload();
  await onThisDevice(page).waitFor();
  await page.getByText('cannot be read now. It stays here').waitFor();
  await inEveryLook(page, 'recovered-unread');
  await page.getByRole('button', { name: 'Try again' }).press('Enter');
  await page.getByText('cannot be read now').waitFor();
  await page.evaluate(mendTheCopy, [spoilt, key] as const);
  await page.getByRole('button', { name: 'Try again' }).press('Enter');
  await onThisDevice(page).waitFor({ state: 'detached' });
  expect(lead.errors).toEqual([]);
  await lead.context.close();
});

/** In the page: the one copy it keeps is called unsaved, and gets a row that is no update. */
function spoilTheCopy(): Promise<readonly [name: string, row: number]> {
  const noted = Object.keys(localStorage).find((key) => key.startsWith('callboard/copy/'))!;
  const name = noted.slice('callboard/copy/'.length);
  localStorage.setItem(`callboard/unsaved/${name}/7`, 'words');
  return new Promise((resolve) => {
    indexedDB.open(name).onsuccess = function () {
      const updates = this.result.transaction('updates', 'readwrite').objectStore('updates');
      updates.add(new Uint8Array([255, 255, 255, 255])).onsuccess = ({ target }) => {
        this.result.close();
        resolve([name, Number((target as IDBRequest).result)]);
      };
    };
  });
}

function mendTheCopy([name, row]: readonly [string, number]): Promise<void> {
  return new Promise((resolve) => {
    indexedDB.open(name).onsuccess = function () {
      this.result.transaction('updates', 'readwrite').objectStore('updates').delete(row).onsuccess = () => {
        this.result.close();
        resolve();
      };
    };
  });
}
