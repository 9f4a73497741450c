import { afterAll, beforeAll, expect, test } from 'vitest';
import { halves } from '#test/pdf/pictures/made.ts';
import { sheet, startDemo, status, type Demo } from './support/demo.ts';
import { visitor } from './support/people.ts';
import { demoEmail, demoPassword } from '#prisma/demo/people.ts';

let demo: Demo;
beforeAll(async () => {
  demo = await startDemo();
});
afterAll(() => demo?.close());

test('a picture that was put in is seen by the team, in the editor and without scripts, and by nobody else', async () => {
  const png = await halves(640, 360).png().toBuffer();
  const writer = await demo.at('writer', 'facilities');
  await status(writer.page, 'saved');
  const put = (page = writer.page) =>
    page.evaluate(
      async ({ door, data }) => {
        const body = new Blob([Uint8Array.from(atob(data), (one) => one.charCodeAt(0))], { type: 'image/png' });
        const answer = await fetch(door, { method: 'POST', body });
        return { status: answer.status, body: (await answer.json()) as { sha256: string } };
      },
      { door: `/proposals/${demo.proposal}/assets`, data: png.toString('base64') },
    );
  const { status: code, body } = await put();
  expect(code).toBe(201);

  await sheet(writer.page).click();
  await sheet(writer.page).evaluate((element, asset) => {
    const extra = JSON.stringify({ asset, alt: 'Two halves', width: 60 }).replaceAll('"', '&quot;');
    const html = `<p>Before</p><figure data-kind="figure" data-extra="${extra}"><figcaption>How it is divided</figcaption></figure><p>After</p>`;
    const data = new DataTransfer();
    data.setData('text/html', html);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, body.sha256);
  await sheet(writer.page).getByText('How it is divided').waitFor();
  await status(writer.page, 'saved');

  await writer.page.reload();
  const shown = sheet(writer.page).locator('figure[data-picture] .block-picture');
  await shown.waitFor();
  const address = `/proposals/${demo.proposal}/assets/${body.sha256}`;
  expect(await shown.evaluate((element) => getComputedStyle(element).backgroundImage)).toContain(address);
  await sheet(writer.page).getByText('How it is divided').click();
  await writer.page.keyboard.press('End');
  await writer.page.keyboard.type(', and why');
  await sheet(writer.page).getByText('How it is divided, and why').waitFor();
  await status(writer.page, 'saved');

  const reader = await visitor(demo.browser, demo.server.url, { javaScriptEnabled: false });
  await reader.signIn(demoEmail('viewer'), demoPassword);
  await reader.page.goto(demo.address('facilities'));
  const picture = reader.page.getByRole('img', { name: 'Two halves' });
  await picture.waitFor();
  await picture.scrollIntoViewIfNeeded();
  const answer = await reader.page.request.get(address);
  expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'image/png']);
  expect(answer.headers()['content-security-policy']).toContain('sandbox');
  expect((await reader.page.request.post(`/proposals/${demo.proposal}/assets`, { data: png })).status()).toBe(403);

  const stranger = await visitor(demo.browser, demo.server.url);
  await stranger.page.goto('/opportunities');
  expect((await stranger.page.request.get(address)).status()).toBe(404);
  expect([...writer.errors, ...reader.errors, ...stranger.errors]).toEqual([]);
  await Promise.all([writer, reader, stranger].map(({ context }) => context.close()));
});
