import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoEmail, demoPassword } from '#prisma/demo/people.ts';
import { offline, sheet, startDemo, status, type Demo } from './support/demo.ts';
import { hasFocus, tabTo } from './support/keyboard.ts';
import { inEveryLook, narrow, tooWide } from './support/looks.ts';
import { signIn, type Visitor } from './support/people.ts';

const words = 'Written on a train, before anybody could see it.';

let demo: Demo;
beforeAll(async () => {
  demo = await startDemo();
});
afterAll(() => demo?.close());

const notice = (page: Page) => page.getByText('Some of the text below is not in the section');
const onThisDevice = (page: Page) => page.getByRole('heading', { name: /On this device/ });

async function signOut({ page }: Visitor) {
  await page.goto('/account');
  await page.locator('header .menu summary').click();
  await page.locator('header').getByRole('button', { name: 'Sign out' }).click();
  await page.getByText('You are signed out.').waitFor();
}

/** The network goes: what is typed now is on this device alone. */
async function writeWithoutNetwork({ page, context }: Visitor) {
  await context.setOffline(true);
  await sheet(page).click();
  await page.keyboard.type(words);
  await status(page, 'offline');
}

test('words that may not be written any more stay with their person, and no other account of this browser sees them', async () => {
  const writer = await demo.at('writer', 'facilities');
  const lead = await demo.as('lead');
  const { page } = writer;
  await status(page, 'saved');
  await writer.expecting(offline, async () => {
    await writeWithoutNetwork(writer);
    await lead.page.goto(demo.address('facilities'));
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
  await page.goto(demo.address('facilities'));
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
  await page.goto(demo.address('facilities'));
  await notice(page).waitFor();
  // From here on by keyboard alone, on the screen of a telephone.
  await page.setViewportSize(narrow);
  expect(await tooWide(page.getByRole('status').filter({ has: notice(page) }))).toEqual([]);
  const show = page.getByRole('button', { name: 'Show them' });
  await tabTo(page, show);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  const button = (name: string | RegExp) => dialog.getByRole('button', { name });
  await dialog.getByText(words).first().waitFor();
  await inEveryLook(page, 'recovered-dialog');
  expect(await tooWide(dialog)).toEqual([]);
  await tabTo(page, button('Close'));
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  expect(await hasFocus(show), 'who closes is where they were').toBe(true);
  await page.keyboard.press('Enter');

  await writer.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await tabTo(page, button('Copy text'));
  await page.keyboard.press('Enter');
  await dialog.getByText('Copied.').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(words);
  await tabTo(page, button('Download as text'));
  const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(file.suggestedFilename()).toMatch(/recovered\.txt$/);
  expect(await readFile(await file.path(), 'utf8')).toContain(words);

  await tabTo(page, button('Download document file'));
  await tabTo(page, button('Discard …'));
  await page.keyboard.press('Enter');
  await dialog.getByText('This cannot be undone.').waitFor();
  await inEveryLook(page, 'recovered-discard');
  expect(await tooWide(dialog)).toEqual([]);
  await tabTo(page, button('Discard for good'));
  await page.keyboard.press('Shift+Tab');
  expect(await hasFocus(button('Keep them'))).toBe(true);
  await page.keyboard.press('Enter');
  await button('Discard …').waitFor();
  expect(await hasFocus(button('Discard …')), 'who keeps them is where they were').toBe(true);
  await page.keyboard.press('Enter');
  expect(await hasFocus(button('Keep them')), 'nothing is discarded by pressing Enter twice').toBe(true);
  await tabTo(page, button('Discard for good'));
  await page.keyboard.press('Enter');
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
  const writer = await demo.at('writer', 'references_cited');
  const { page } = writer;
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
    await signIn(other, demoEmail('lead'), demoPassword);
    await comeBack();
    await page.locator('[data-status=offline]', { hasText: 'Signed out' }).waitFor();
    await other.goto(demo.address('references_cited'));
    await status(other, 'saved');
    expect(await sheet(other).textContent()).not.toContain('Written on a train');
    await signOut({ ...writer, page: other });
    await signIn(other, demoEmail('writer'), demoPassword);
    await comeBack();
    await status(page, 'saved');
  });
  await other.goto(demo.address('references_cited'));
  await sheet(other).getByText(words).waitFor();
  expect(writer.errors).toEqual([]);
  await writer.context.close();
});

test('who was taken off the team finds unsaved words on the list of proposals', async () => {
  const writer = await demo.at('writer', 'mentoring_plan');
  const lead = await demo.as('lead');
  const { page } = writer;
  await status(page, 'saved');
  await writer.expecting(offline, async () => {
    await writeWithoutNetwork(writer);
    await lead.page.goto(`/proposals/${demo.proposal}/team`);
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
  const lead = await demo.as('lead');
  const { page } = lead;
  await page.goto(demo.address('data_management'));
  await status(page, 'saved');
  await page.goto('/proposals');
  await page.getByRole('heading', { name: 'Proposals' }).waitFor();
  const [spoilt, key] = await page.evaluate(spoilTheCopy);
  await page.reload();
  await onThisDevice(page).waitFor();
  await page.getByText('cannot be read now. It stays here').waitFor();
  await inEveryLook(page, 'recovered-unread');
  const again = page.getByRole('button', { name: 'Try again' });
  await tabTo(page, again);
  await page.keyboard.press('Enter');
  // The name is back when that look is over: one still under way would find the mended copy, and take the button away.
  await again.waitFor();
  await page.getByText('cannot be read now').waitFor();
  await page.evaluate(mendTheCopy, [spoilt, key] as const);
  await page.keyboard.press('Enter');
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
