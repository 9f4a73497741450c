import { afterAll, beforeAll, expect, test } from 'vitest';
import { unzipSync } from 'fflate';
import { readFile } from 'node:fs/promises';
import { demoEmail, demoPassword } from '#prisma/demo/people.ts';
import { pdfOf } from '../pdf/support/faulty-pdf.ts';
import { startDemo, type Demo } from './support/demo.ts';
import { visitor } from './support/people.ts';

let demo: Demo;
beforeAll(async () => {
  demo = await startDemo();
});
afterAll(() => demo?.close());

test('a writer adds a letter, counts the pages of a choice, and takes the package home; a reader can without scripts', async () => {
  const { page } = await demo.as('writer');
  await page.goto(`/proposals/${demo.proposal}`);
  await page.getByRole('link', { name: 'Formats, files and supporting PDFs' }).click();
  await page.getByRole('heading', { name: 'Export', level: 1 }).waitFor();

  const letter = Buffer.from(await pdfOf((document) => void document.text('Dear programme officer')));
  const choose = (name: string, buffer: Buffer) =>
    page.getByLabel('Add a PDF').setInputFiles({ name, mimeType: 'application/pdf', buffer });
  await choose('broken.pdf', letter.subarray(0, 300));
  await page.getByRole('button', { name: 'Add it' }).click();
  await page.getByRole('alert').waitFor();
  await choose('Letter of support.pdf', letter);
  await page.getByRole('button', { name: 'Add it' }).click();
  await page.getByRole('link', { name: 'Letter of support' }).waitFor();

  await page.getByLabel('Format').selectOption('nsf');
  await page.getByLabel('Files').selectOption('sections');
  await page.getByRole('button', { name: 'Count pages and check rules' }).click();
  await page.getByRole('heading', { name: 'Pages and rules' }).waitFor();
  expect(new URL(page.url()).searchParams.get('as')).toBe('sections');

  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Package (ZIP)' }).click(),
  ]);
  const names = Object.keys(unzipSync(new Uint8Array(await readFile(await saved.path()))));
  expect(names).toEqual(expect.arrayContaining(['Letter-of-support.pdf', 'Combined.pdf', 'SHA256SUMS']));

  const reader = await visitor(demo.browser, demo.server.url, { javaScriptEnabled: false });
  await reader.signIn(demoEmail('viewer'), demoPassword);
  await reader.page.goto(`/proposals/${demo.proposal}/export`);
  await reader.page.getByLabel('Files').selectOption('one');
  await reader.page.getByRole('button', { name: 'Count pages and check rules' }).click();
  await reader.page.getByRole('heading', { name: 'Pages and rules' }).waitFor();
  expect(await reader.page.getByLabel('Add a PDF').count()).toBe(0);
});
