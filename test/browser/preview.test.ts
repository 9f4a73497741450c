import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axe } from './support/axe.ts';
import { offline, sheet, startDemo, status, type Demo } from './support/demo.ts';
import { hasFocus } from './support/keyboard.ts';
import { inEveryLook, narrow } from './support/looks.ts';

let demo: Demo;
beforeAll(async () => {
  demo = await startDemo();
});
afterAll(() => demo?.close());

const toggle = (page: Page) => page.getByRole('button', { name: 'Pages', exact: true });
const scroller = (page: Page) => page.getByRole('region', { name: 'Pages of the proposal' });
const number = (page: Page) => page.getByRole('spinbutton', { name: /^Page/ });
const fresh = (page: Page) => page.locator('[data-preview=fresh]').waitFor();
/** Resolves once the page in sight is this one. */
const atPage = (page: Page, wanted: string) =>
  page.waitForFunction(
    (value) => document.querySelector<HTMLInputElement>('.preview-number input')?.value === value,
    wanted,
  );
/** Resolves once some of this page can be seen. */
const inSight = (page: Page, wanted: number) =>
  page.waitForFunction((index) => {
    const pane = document.querySelector('.preview-pages')!.getBoundingClientRect();
    const { top, bottom } = document.querySelectorAll('.preview-page')[index]!.getBoundingClientRect();
    return bottom > pane.top && top < pane.bottom;
  }, wanted - 1);
/** Moves the caret to the end. A browser tells of it after the key, and the next key must not be quicker than that. */
async function toTheEnd(page: Page) {
  await page.keyboard.press('Control+End');
  await page.waitForFunction(() => {
    const { focusNode } = window.getSelection()!;
    return document.querySelector('[role=textbox]')!.lastElementChild!.contains(focusNode);
  });
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
}
const looksOf = (page: Page) =>
  page.locator('.preview-page').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.look));
/** Resolves once every page in sight is drawn, and no longer as it was before. */
const drawn = (page: Page) =>
  page.waitForFunction(() => {
    const pane = document.querySelector('.preview-pages')!.getBoundingClientRect();
    return [...document.querySelectorAll('.preview-page')].every((one) => {
      const { top, bottom } = one.getBoundingClientRect();
      return bottom < pane.top || top > pane.bottom || one.querySelector('canvas') !== null;
    });
  });

test('the pages stand beside the text, follow it, and show what was written once it is saved', async () => {
  const writer = await demo.at('writer', 'project_description');
  const { page } = writer;
  await status(page, 'saved');
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await toggle(page).click();
  await fresh(page);
  await drawn(page);
  expect(loaded.some((url) => /pdf\.worker/.test(url))).toBe(true);
  // The section in sight is the third page: the title and the summary have one each.
  await atPage(page, '3');
  expect(await number(page).getAttribute('max')).toBe('8');
  const before = await looksOf(page);
  const canvas = await page.locator('.preview-page').nth(2).locator('canvas').elementHandle();

  await sheet(page).click();
  await toTheEnd(page);
  for (let line = 0; line < 3; line++) {
    await page.keyboard.press('Enter');
    await page.keyboard.insertText('A paragraph that was not on the page before. '.repeat(60));
  }
  await page.waitForFunction(
    (look) => document.querySelectorAll<HTMLElement>('.preview-page')[2]!.dataset.look !== look,
    before[2],
  );
  await fresh(page);
  // Another picture of the page takes the old one's place, and the pane goes to where one writes.
  await page.waitForFunction((old) => !(old as Element).isConnected, canvas);
  await drawn(page);
  await inSight(page, 5);
  const after = await looksOf(page);
  expect([after[0], after[1]]).toEqual([before[0], before[1]]);
  expect(after.length).toBe(before.length + 2);

  await page.locator('#main').evaluate((desk) => desk.scrollTo({ top: 0 }));
  await atPage(page, '3');
  await inEveryLookBeside(page);

  // Who comes back finds the pane as it was.
  await page
    .getByRole('group', { name: /Size of the pages/ })
    .getByRole('button', { name: '100 %' })
    .click();
  await page.reload();
  await fresh(page);
  expect(await page.getByRole('button', { name: '100 %' }).getAttribute('aria-pressed')).toBe('true');
  await page.getByRole('button', { name: 'Fit width' }).click();
  await page.getByRole('button', { name: 'Close' }).click();
  expect(await scroller(page).count()).toBe(0);
  expect(writer.errors).toEqual([]);
  await writer.context.close();
});

test('a click on a page goes to its text, in this section and in another; so does the keyboard', async () => {
  const lead = await demo.at('lead', 'project_description');
  const { page } = lead;
  await status(page, 'saved');
  await toggle(page).click();
  await fresh(page);
  await drawn(page);
  await atPage(page, '3');
  // Down the pages by keyboard, to the numbers' end and back.
  await scroller(page).focus();
  await page.keyboard.press('End');
  await atPage(page, await number(page).getAttribute('max').then(String));
  await number(page).fill('2');
  await atPage(page, '2');
  await number(page).fill('99');
  await number(page).blur();
  await atPage(page, '2');
  await page.getByRole('button', { name: 'Go to text' }).click();
  await page.waitForURL(/section=project_summary/);
  await page.waitForFunction(() => document.activeElement?.classList.contains('section-text'));
  expect(await hasFocus(page.getByRole('textbox', { name: 'Project Summary' }))).toBe(true);

  await number(page).fill('3');
  await atPage(page, '3');
  const paper = (await page.locator('.preview-page').nth(2).boundingBox())!;
  await page.mouse.click(paper.x + paper.width / 2, paper.y + paper.height * 0.2);
  await page.waitForURL(/section=project_description/);
  await page.waitForFunction(() => document.activeElement?.classList.contains('section-text'));
  expect(lead.errors).toEqual([]);
  await lead.context.close();
});

test('without a network the pages stay, and it is said of when they are', async () => {
  const writer = await demo.at('writer', 'mentoring_plan');
  const { page } = writer;
  await status(page, 'saved');
  await toggle(page).click();
  await fresh(page);
  await drawn(page);
  await writer.expecting(offline, async () => {
    await page.route('**/preview', (route) => route.abort('internetdisconnected'));
    await sheet(page).click();
    await page.keyboard.type('One more sentence.');
    await page.getByText(/^Offline: pages as of \d\d:\d\d$/).waitFor();
    await drawn(page);
    await page.unroute('**/preview');
    await page.getByRole('button', { name: 'Try again' }).click();
    await fresh(page);
    await page.route('**/preview', (route) =>
      route.fulfill({ status: 503, json: { error: { message: 'Many documents are being set.' } } }),
    );
    await page.keyboard.press('Tab');
    await sheet(page).click();
    await page.keyboard.type('And another.');
    await page.getByText('Many documents are being set.').waitFor();
  });
  expect(writer.errors.filter((line) => !/503/.test(line))).toEqual([]);
  await writer.context.close();
});

test('on a telephone they lie over the text, for a reader too; and one comes back from them', async () => {
  const viewer = await demo.as('viewer');
  const { page } = viewer;
  await page.setViewportSize(narrow);
  await page.goto(demo.address('project_summary'));
  await status(page, 'read-only');
  await toggle(page).click();
  const dialog = page.getByRole('dialog', { name: 'Pages' });
  await dialog.waitFor();
  await fresh(page);
  await drawn(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await axe(page)).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect(await hasFocus(toggle(page))).toBe(true);
  // A sheet over the text does not open by itself.
  await page.reload();
  await status(page, 'read-only');
  expect(await dialog.count()).toBe(0);
  expect(viewer.errors).toEqual([]);
  await viewer.context.close();
});

test('without scripts the button is a way to the PDF', async () => {
  const lead = await demo.as('lead');
  const cookies = await lead.context.cookies();
  const context = await demo.browser.newContext({ baseURL: demo.server.url, javaScriptEnabled: false });
  await context.addCookies(cookies);
  const page = await context.newPage();
  await page.goto(demo.address('project_summary'));
  expect(await page.getByRole('link', { name: 'Pages' }).getAttribute('href')).toMatch(/export\.pdf$/);
  await Promise.all([context.close(), lead.context.close()]);
});

/** The pane changes its place with the width: in each it must be drawn before it is looked at. */
async function inEveryLookBeside(page: Page): Promise<void> {
  await drawn(page);
  await inEveryLook(page, 'preview');
  await fresh(page);
}
