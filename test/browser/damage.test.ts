import path from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { spoil } from '#test/server/sync/log/spoil.ts';
import { sheet, startDemo, status, type Demo } from './support/demo.ts';
import { tabTo } from './support/keyboard.ts';
import { inEveryLook, narrow, tooWide } from './support/looks.ts';

let demo: Demo;
beforeAll(async () => {
  demo = await startDemo();
});
afterAll(() => demo?.close());

const notice = (page: Page) => page.getByRole('status').filter({ hasText: 'cannot be read from the disk' });
const decide = (page: Page) => notice(page).getByText('Go on without the missing part…');
const goOn = (page: Page) => notice(page).getByRole('button', { name: 'Go on without it' });

const file = () => path.join(demo.server.dataDir, 'callboard.db');
function lastRow(): number {
  const sqlite = new Sqlite(file(), { readonly: true });
  const { seq } = sqlite.prepare('SELECT max(seq) AS seq FROM SyncUpdate').get() as { seq: number };
  sqlite.close();
  return seq;
}

/** Stops the server as a power cut would, changes a byte of the row that was written last, and starts it again. */
async function spoilTheLastRow() {
  await demo.server.kill();
  spoil(file(), lastRow());
  await demo.server.restart();
}

/** Writes at the end of the section, into a row of the log of its own. */
async function writeRow(page: Page, words: string) {
  await status(page, 'saved');
  const before = lastRow();
  await sheet(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText(words);
  await expect.poll(lastRow).toBeGreaterThan(before);
  await status(page, 'saved');
}

test('D9 R7 a damaged section is read by all and written by none, until a lead goes on without the part, by keyboard on a telephone', async () => {
  const writer = await demo.at('writer', 'facilities');
  await writeRow(writer.page, 'What stays. ');
  await writeRow(writer.page, 'What the disk loses.');
  await writer.page.goto('about:blank');
  await spoilTheLastRow();

  const lead = await demo.as('lead');
  const { page } = lead;
  await page.setViewportSize(narrow);
  await page.goto(demo.address('facilities'));
  await status(page, 'read-only');
  await notice(page).getByText('until you decide').waitFor();
  expect(await sheet(page).getAttribute('aria-readonly')).toBe('true');
  expect(await sheet(page).textContent()).toContain('What stays.');
  expect(await sheet(page).textContent()).not.toContain('What the disk loses.');

  await writer.page.goto(demo.address('facilities'));
  await status(writer.page, 'read-only');
  await notice(writer.page).getByText('until a lead decides').waitFor();
  expect(await decide(writer.page).count()).toBe(0);
  await sheet(writer.page).getByText('What stays. What the disk loses.').waitFor(); // this browser has it still
  expect(await sheet(writer.page).getAttribute('aria-readonly')).toBe('true');
  await sheet(writer.page).click();
  await writer.page.keyboard.type('too early');
  expect(await sheet(writer.page).textContent()).not.toContain('too early');
  await inEveryLook(writer.page, 'damage-writer');

  await inEveryLook(page, 'damage-lead');
  expect(await tooWide(notice(page))).toEqual([]);
  await tabTo(page, decide(page));
  await page.keyboard.press('Enter');
  await tabTo(page, goOn(page));
  await page.keyboard.press('Enter');
  await notice(page).waitFor({ state: 'detached' });
  await writeRow(page, 'Written again.');
  await page.reload();
  await status(page, 'saved');
  await sheet(page).getByText('What stays. Written again.').waitFor();

  // The browser that wrote them has the lost words still: it offers them, and does not merge them by itself.
  await writer.page.getByText('goes on without a part that was lost').waitFor();
  await writer.page.getByRole('button', { name: 'Reload the page' }).click();
  await status(writer.page, 'saved');
  await sheet(writer.page).getByText('What stays. Written again.').waitFor();
  await writer.page.getByRole('button', { name: 'Show them' }).press('Enter');
  await writer.page.getByRole('dialog').getByText('What the disk loses.').first().waitFor();
  expect([...writer.errors, ...lead.errors]).toEqual([]);
  await Promise.all([writer.context.close(), lead.context.close()]);
});
