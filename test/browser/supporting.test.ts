import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoEmail, demoPassword } from '#prisma/demo/people.ts';
import { pdfOf } from '../pdf/support/faulty-pdf.ts';
import { startDemo, type Demo } from './support/demo.ts';
import { inEveryLook } from './support/looks.ts';
import { visitor } from './support/people.ts';

let demo: Demo;
beforeAll(async () => {
  demo = await startDemo();
});
afterAll(() => demo?.close());

test('supporting PDFs are moved, named and removed by keyboard; a refused title stays; removing asks first, without scripts too', async () => {
  const { page } = await demo.as('writer');
  await page.goto(`/proposals/${demo.proposal}/export`);
  await page.getByText('There are none yet.').waitFor();
  for (const name of ['One', 'Two', 'Three']) {
    const buffer = Buffer.from(await pdfOf((document) => void document.text(`Letter ${name}`)));
    await page.getByLabel('Add a PDF').setInputFiles({ name: `${name}.pdf`, mimeType: 'application/pdf', buffer });
    await page.getByRole('button', { name: 'Add it' }).click();
    await page.getByRole('link', { name, exact: true }).waitFor();
  }
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  const status = (text: string) => page.getByRole('status').filter({ hasText: text }).waitFor({ state: 'attached' });

  await page.getByRole('button', { name: 'Move Three up' }).focus();
  await page.keyboard.press('Enter');
  await status('Three is now 2 of 3.');
  expect(await focused()).toBe('Move Three up');
  await page.keyboard.press('Enter');
  await status('Three is now 1 of 3.');
  expect(await focused()).toBe('Move Three down');

  await page.getByLabel('Rename Three').focus();
  await page.keyboard.press('Enter');
  const title = page.getByRole('textbox', { name: 'Title of Three' });
  await title.fill('\u00ad');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  expect(await title.isVisible()).toBe(true);
  expect(await title.inputValue()).toBe('\u00ad');
  expect(await title.getAttribute('aria-invalid')).toBe('true');
  await inEveryLook(page, 'supporting');

  await page.getByLabel('Remove Three …').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Remove Three', exact: true }).focus();
  await page.keyboard.press('Enter');
  await status('The supporting PDF is removed.');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('supporting');

  const plain = await visitor(demo.browser, demo.server.url, { javaScriptEnabled: false });
  await plain.signIn(demoEmail('writer'), demoPassword);
  await plain.page.goto(`/proposals/${demo.proposal}/export`);
  const remove = plain.page.getByRole('button', { name: 'Remove Two', exact: true });
  expect(await remove.isVisible()).toBe(false);
  await plain.page.getByText('Remove …').last().click();
  await remove.click();
  await plain.page.getByRole('link', { name: 'One', exact: true }).waitFor();
  expect(await plain.page.getByRole('link', { name: 'Two', exact: true }).count()).toBe(0);
});
