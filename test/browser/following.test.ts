import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoEmail, demoPassword } from '#prisma/demo/people.ts';
import { plainPart } from '../follow/support.ts';
import { fakeSmtp, type FakeSmtp } from '../support/fake-smtp.ts';
import { startDemo, type Demo } from './support/demo.ts';
import { inEveryLook } from './support/looks.ts';
import { visitor } from './support/people.ts';

let demo: Demo;
let mail: FakeSmtp;

beforeAll(async () => {
  mail = await fakeSmtp();
  process.env.SMTP_URL = `smtp://127.0.0.1:${mail.port}?from=calls@demo.example`;
  demo = await startDemo();
});
afterAll(async () => {
  delete process.env.SMTP_URL;
  await demo?.close();
  await mail?.close();
});

const click = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('a call is watched without scripts, changes, is told of here and by mail, and the mail has a way out', async () => {
  const reader = await visitor(demo.browser, demo.server.url, { javaScriptEnabled: false });
  const { page } = reader;
  await reader.signIn(demoEmail('writer'), demoPassword);
  await page.goto('/following/settings');
  // Whenever this test runs, it is no quiet hour.
  await page.getByLabel('No mail from').selectOption('3');
  await page.getByLabel('until').selectOption('3');
  await click(page, 'Save');
  await page.getByText('Your choices are saved.').waitFor();

  const { items } = (await (await page.request.get('/opportunities.json')).json()) as {
    items: { id: string; title: string }[];
  };
  const { id, title } = items[0]!;
  await page.goto(`/opportunities/${id}`);
  const watch = page.getByRole('button', { name: 'Watch', exact: true });
  expect(await watch.getAttribute('aria-pressed')).toBe('false');
  await watch.click();
  expect(await watch.getAttribute('aria-pressed')).toBe('true');

  const curator = await demo.as('admin');
  await curator.page.goto(`/opportunities/${id}/edit`);
  await curator.page.getByLabel('Status', { exact: true }).selectOption('paused');
  const form = curator.page.locator('form', { has: curator.page.getByLabel('Status', { exact: true }) });
  await form.locator('[name=reason]').fill('Told by the funder.');
  await form.getByRole('button').last().click();
  await curator.page.getByText('Told by the funder.').first().waitFor();

  expect(curator.errors).toEqual([]);
  await curator.context.close();

  // A server looks when it starts; it was ended as by a power cut.
  await demo.server.kill();
  await demo.server.restart();
  await expect.poll(() => mail.received.length, { timeout: 30_000 }).toBe(1);
  await page.goto('/following');
  await page.getByRole('heading', { name: '1 new' }).waitFor();
  expect(await page.getByRole('link', { name: 'Following 1 new' }).count()).toBe(1);
  await page.getByText('Status added: paused').waitFor();
  const [{ to, message }] = mail.received as [FakeSmtp['received'][0]];
  expect(to).toBe(demoEmail('writer'));
  expect(plainPart(message)).toContain(title);

  const stranger = await visitor(demo.browser, demo.server.url);
  await stranger.page.goto(/List-Unsubscribe: <(.*)>/.exec(message)![1]!);
  await stranger.page.getByText(`This stops mail to ${to}.`).waitFor();
  await inEveryLook(stranger.page, 'unsubscribe');
  await click(stranger.page, 'Unsubscribe');
  await stranger.page.getByText(`Done: there is no more mail to ${to}.`).waitFor();
  await page.goto('/following/settings');
  expect(await page.getByLabel(`Send mail to ${to}`).isChecked()).toBe(false);

  const scripted = await demo.as('writer');
  await scripted.page.goto('/following');
  await inEveryLook(scripted.page, 'following');
  await scripted.page.goto(`/opportunities/${id}`);
  await inEveryLook(scripted.page, 'call-watched');
  await scripted.page.goto('/following');
  await click(scripted.page, 'Mark all as seen');
  await scripted.page.getByRole('heading', { name: 'Nothing new' }).waitFor();
  await expect.poll(() => scripted.page.getByRole('link', { name: 'Following', exact: true }).count()).toBe(1);
  expect(mail.received).toHaveLength(1);
  for (const { errors } of [stranger, scripted]) expect(errors).toEqual([]);
});
