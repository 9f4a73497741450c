import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, visitor, type Visitor } from './support/people.ts';
import { run, startServer, type Running } from './support/server.ts';

const fixture = (name: string) => path.resolve('test/fixtures/scrapers', name);
const password = 'a long enough password';
/** What a browser says of a server that is not there. */
const serverIsGone = /WebSocket|ERR_CONNECTION|ERR_EMPTY_RESPONSE|Failed to (load|fetch)|NetworkError/;

let server: Running;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

const body = (page: Page) => page.getByRole('textbox', { name: 'Project Description' });
/** The section's blocks as the editor shows them, without cursors of others. */
const blocks = (page: Page) =>
  body(page).evaluate((element) =>
    [...element.children].map((block) => {
      const copy = block.cloneNode(true) as HTMLElement;
      copy.querySelectorAll('.ProseMirror-widget, .ProseMirror-trailingBreak').forEach((extra) => extra.remove());
      return { tag: block.tagName, text: copy.textContent ?? '' };
    }),
  );
const text = async (page: Page) => (await blocks(page)).map((block) => block.text).join('\n');
const saved = (page: Page) => page.locator('[role=status][data-status=saved]').waitFor();

/** Until both see the same, and it satisfies. */
async function bothSee(a: Page, b: Page, satisfies: (text: string) => boolean): Promise<void> {
  await expect
    .poll(async () => [await text(a), await text(b)], { timeout: 20_000 })
    .toSatisfy(([one, other]: string[]) => one === other && satisfies(one!));
}

const times = (whole: string, part: string) => whole.split(part).length - 1;

test('from two saved feeds to a proposal written by two, exported, submitted and archived', async () => {
  const lead = await visitor(browser, server.url);
  const writer = await visitor(browser, server.url);
  const stranger = await visitor(browser, server.url);

  await becomeAdministrator(lead);
  await scrapeBoth();
  const id = await startProposal(lead);
  await inviteWriter(lead, writer, id);
  await writeTogether(lead, writer, id);
  const written = await surviveAPowerCut(lead, writer);
  const pdf = await exportPdf(lead, id, written);
  await submitAndPublish(lead, stranger, id, pdf);
  await privateStaysPrivate(lead, stranger);

  expect(lead.errors).toEqual([]);
  expect(writer.errors).toEqual([]);
  expect(stranger.errors).toEqual([]);
});

async function becomeAdministrator({ page }: Visitor) {
  const [link] = await server.printed(/http:\/\/\S+\/setup\/\S+/);
  await page.goto(link);
  await page.getByLabel('Name').fill('Lena Lead');
  await page.getByLabel('E-mail').fill('lena@uni.example');
  await page.getByLabel('Password').fill(password);
  await page.locator('main').getByRole('button').click();
  await page.waitForURL((url) => !url.pathname.startsWith('/setup'));
}

async function scrapeBoth() {
  for (const [source, file] of [
    ['nsf-funding', 'nsf-funding/feed.xml'],
    ['grants-gov', 'grants-gov/search2.json'],
  ] as const) {
    const { code, stdout } = await run(server.dataDir, 'scrape', [
      '--source',
      source,
      '--from',
      fixture(file),
      '--json',
    ]);
    const [report] = (JSON.parse(stdout) as { sources: { status: string; created: number }[] }).sources;
    expect(code).toBe(0);
    expect(report).toMatchObject({ status: 'ok' });
    expect(report!.created).toBeGreaterThan(4);
  }
}

async function startProposal({ page }: Visitor): Promise<string> {
  await page.goto('/opportunities');
  await page.getByRole('searchbox').fill('ecosystems');
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('link', { name: /Secure Open-Source Ecosystems/ }).click();
  await page.getByRole('link', { name: 'Start a proposal' }).click();
  await page.getByLabel('Title').fill('Sustaining the array ecosystem');
  await page.getByRole('radio', { name: /NSF/ }).check();
  await page.getByRole('button', { name: 'Start the proposal' }).click();
  await page.waitForURL(/\/proposals\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname.split('/')[2]!;
}

async function inviteWriter(lead: Visitor, writer: Visitor, id: string) {
  await lead.page.goto(`/proposals/${id}/team`);
  await lead.page.getByLabel('E-mail address').fill('wim@uni.example');
  await lead.page.locator('section', { hasText: 'Add somebody' }).getByLabel('Role').selectOption('writer');
  await lead.page.getByRole('button', { name: 'Add to the team' }).click();
  const link = await lead.page.getByLabel('Invitation link').inputValue();
  await writer.page.goto(link);
  await writer.page.getByLabel('Name').fill('Wim Writer');
  await writer.page.getByLabel('Password').fill(password);
  await writer.page.getByRole('button', { name: /accept/ }).click();
  await writer.page.waitForURL((url) => url.pathname === `/proposals/${id}`);
}

/** `label` 1 to n: words that can be counted, so that a lost or a doubled one shows. */
const words = (label: string, n: number) => Array.from({ length: n }, (_, i) => `${label}${i + 1}.`).join(' ');

async function writeTogether(lead: Visitor, writer: Visitor, id: string) {
  const pages = [lead.page, writer.page] as const;
  for (const page of pages) {
    await page.goto(`/proposals/${id}?section=project_description`);
    await body(page).waitFor();
  }
  await body(lead.page).click();
  await lead.page.keyboard.type('Array libraries carry science.');
  await bothSee(...pages, (now) => now.includes('Array libraries carry science.'));
  await body(writer.page).getByText('Array libraries').click();

  // Both in the same paragraph, one at its start, one at its end.
  await Promise.all([lead.page.keyboard.press('Home'), writer.page.keyboard.press('End')]);
  await Promise.all([
    lead.page.keyboard.type(`${words('lead', 12)} `, { delay: 15 }),
    writer.page.keyboard.type(` ${words('writer', 12)}`, { delay: 15 }),
  ]);
  // One turns it into a heading while the other types on.
  await Promise.all([
    lead.page.keyboard.press('Control+Alt+1'),
    writer.page.keyboard.type(` ${words('still', 12)}`, { delay: 15 }),
  ]);
  const expected = `${words('lead', 12)} Array libraries carry science. ${words('writer', 12)} ${words('still', 12)}`;
  await bothSee(...pages, (now) => times(now, 'still12.') === 1);
  for (const page of pages) {
    const [first] = await blocks(page);
    expect(first!.text).toBe(expected);
    expect(first!.tag).toMatch(/^H\d$/);
  }
  // A heading, then a paragraph below it by one and a list by the other.
  await writer.page.keyboard.press('End');
  await writer.page.keyboard.press('Enter');
  await writer.page.keyboard.type('A paragraph below, with an “unquoted” dash – and é.');
  await writer.page.keyboard.press('Enter');
  await writer.page.keyboard.type('- first item');
  await writer.page.keyboard.press('Enter');
  await writer.page.keyboard.type('second item');
  await bothSee(...pages, (now) => now.includes('second item'));
  // The lead sees where the writer is, by name.
  await lead.page.locator('.others-cursor[data-name="Wim Writer"]').waitFor();
  await Promise.all(pages.map(saved));
}

async function surviveAPowerCut(lead: Visitor, writer: Visitor): Promise<string> {
  const before = await text(lead.page);
  const whileDown = async () => {
    await server.kill();
    await lead.page.locator('[role=status]:not([data-status=saved])').first().waitFor();
    await server.restart();
  };
  await lead.expecting(serverIsGone, () =>
    writer.expecting(serverIsGone, async () => {
      await whileDown();
      await Promise.all([saved(lead.page), saved(writer.page)]);
    }),
  );
  for (const { page } of [lead, writer]) {
    await page.reload();
    await body(page).waitFor();
    await saved(page);
    expect(await text(page)).toBe(before);
  }
  return before;
}

/** The text of a PDF without its line ends and hyphens at them: what a reader reads. */
function readPdf(file: string): string {
  return execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' });
}
const folded = (value: string) =>
  value
    .replace(/\u00ad\s*/g, '')
    .replace(/\s+/g, ' ')
    .trim();

async function exportPdf({ page }: Visitor, id: string, written: string): Promise<Buffer> {
  const answer = await page.request.get(`/proposals/${id}/export.pdf?profile=nsf`);
  expect(answer.status()).toBe(200);
  expect(answer.headers()['content-type']).toBe('application/pdf');
  const pdf = await answer.body();
  const file = path.join(server.dataDir, 'export.pdf');
  await writeFile(file, pdf);
  const read = folded(readPdf(file));
  for (const line of written.split('\n')) expect(read).toContain(folded(line));
  const section = read.slice(read.indexOf(folded(written.split('\n')[0]!)));
  const withoutBullets = folded(section.replace(/[•◦▪–] (?=first item|second item)/g, ''));
  expect(withoutBullets).toContain(folded(written));
  return pdf;
}

async function submitAndPublish({ page }: Visitor, stranger: Visitor, id: string, exported: Buffer) {
  await page.goto(`/proposals/${id}/submission`);
  await page.getByRole('button', { name: 'Mark as submitted' }).click();
  await page.getByText('Its PDF and its text are frozen').waitFor();

  const hidden = await stranger.page.request.get(`/archive/${id}`);
  expect(hidden.status()).toBe(404);
  await stranger.page.goto('/archive');
  expect(await stranger.page.getByText('Sustaining the array ecosystem').count()).toBe(0);

  await page.getByRole('radio', { name: /^Public/ }).check();
  await page.getByRole('button', { name: 'Change who sees it' }).click();
  await page.getByText('Who sees the record is changed').waitFor();

  await stranger.page.goto('/archive');
  await stranger.page.getByRole('link', { name: 'Sustaining the array ecosystem' }).click();
  await stranger.page.getByRole('heading', { level: 1, name: 'Sustaining the array ecosystem' }).waitFor();
  const frozen = await stranger.page.request.get(`/archive/${id}/proposal.pdf`);
  expect(frozen.status()).toBe(200);
  const file = path.join(server.dataDir, 'frozen.pdf');
  await writeFile(file, await frozen.body());
  const draft = path.join(server.dataDir, 'export.pdf');
  await writeFile(draft, exported);
  expect(folded(readPdf(file))).toBe(folded(readPdf(draft)));
  // The workspace itself stays the team's.
  expect((await stranger.page.request.get(`/proposals/${id}/export.pdf`, { maxRedirects: 0 })).status()).not.toBe(200);
}

async function privateStaysPrivate({ page }: Visitor, stranger: Visitor) {
  await page.goto('/proposals/new');
  await page.getByLabel('Title').fill('A plan nobody else shall see');
  await page.getByRole('radio', { name: /Plain proposal/ }).check();
  await page.getByRole('button', { name: 'Start the proposal' }).click();
  await page.waitForURL(/\/proposals\/[0-9a-f-]{36}$/);
  const id = new URL(page.url()).pathname.split('/')[2]!;
  await page.goto(`/proposals/${id}/submission`);
  await page.getByRole('button', { name: 'Mark as submitted' }).click();
  await page.getByText('Its PDF and its text are frozen').waitFor();
  await stranger.page.goto('/archive?q=nobody');
  expect(await stranger.page.getByText('A plan nobody else shall see').count()).toBe(0);
  for (const address of [`/archive/${id}`, `/archive/${id}.json`, `/archive/${id}/proposal.pdf`]) {
    expect((await stranger.page.request.get(address)).status()).toBe(404);
  }
}
