import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedSection } from '#app/proposals/section-log.server.ts';
import { openDatabase } from '#prisma/client.server.ts';
import { p, prose } from '../pdf/support/document.ts';
import { startDemo, type Demo } from './support/demo.ts';
import { inEveryLook } from './support/looks.ts';

let demo: Demo;
beforeAll(async () => {
  demo = await startDemo();
  await makeLong();
});
afterAll(() => demo?.close());

/** Adds a section of some 1,000 pages: seconds of work on any machine, and a page asks how far it is twice a second. */
async function makeLong() {
  const db = openDatabase(path.join(demo.server.dataDir, 'callboard.db'));
  const data = { proposalId: demo.proposal, key: 'long', title: 'Long', position: 99 };
  const { id } = await db.section.create({ data });
  const blocks = Array.from({ length: 6_000 }, () => p(prose(120)));
  await seedSection(db, id, blocks);
  await db.$disconnect();
}

const link = (page: Page) => page.getByRole('link', { name: 'One PDF' });
const isFocused = (element: Element) => element === document.activeElement;

async function atExport() {
  const writer = await demo.as('writer');
  await writer.page.goto(`/proposals/${demo.proposal}/export`);
  await writer.page.waitForLoadState('networkidle');
  return writer;
}

test('a long export shows how far it is, is called off by keyboard, and then made all the same', async () => {
  const { page, errors } = await atExport();
  await link(page).focus();
  await page.keyboard.press('Enter');
  await page.getByText(/^(Breaking the text into lines: \d+ %|Setting the pages: \d+ of \d+)$/).waitFor();
  expect(await page.getByRole('progressbar', { name: 'One PDF' }).getAttribute('value')).toMatch(/^[01]/);
  const told = page.getByRole('status').filter({ hasText: 'Setting the pages' });
  expect(await told.textContent()).toBe('Setting the pages'); // without numbers that change
  await page.keyboard.press('Tab');
  expect(await page.getByRole('button', { name: 'Cancel One PDF' }).evaluate(isFocused)).toBe(true);
  await page.keyboard.press('Enter');
  await page.getByText('Cancelled.').waitFor();
  expect(await link(page).evaluate(isFocused)).toBe(true);
  expect(await page.getByRole('progressbar').count()).toBe(0);

  const [saved] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(saved.suggestedFilename()).toMatch(/\.pdf$/);
  await page.getByText('Downloaded.').waitFor();
  expect(errors).toEqual([]);
});

test('the stages fit and are accessible in every look, and what goes wrong is said', async () => {
  const { page } = await atExport();
  let progress: object = { stage: 'painting', done: 12, total: 46, place: { file: 2, of: 7 } };
  await page.route('**/export/progress?*', (route) => route.fulfill({ json: { progress } }));
  let fail = () => {};
  const error = { code: 'too_large', message: 'Setting this document takes more memory than it may.' };
  await page.route('**/export.zip?*', async (route) => {
    await new Promise<void>((resolve) => (fail = resolve));
    await route.fulfill({ status: 413, json: { error } });
  });
  await page.getByRole('link', { name: 'Package (ZIP)' }).click();
  await page.getByText('File 2 of 7. Setting the pages: 12 of 46').waitFor();
  await inEveryLook(page, 'export-progress');
  progress = { stage: 'packing', done: 0, total: 12 };
  await page.getByText('Packing 12 files').waitFor();
  await inEveryLook(page, 'export-packing');
  await page.getByRole('button', { name: 'Cancel Package' }).focus();
  fail();
  await page.getByText(error.message).waitFor();
  expect(await page.getByRole('link', { name: 'Package (ZIP)' }).evaluate(isFocused)).toBe(true);
});
