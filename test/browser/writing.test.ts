import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoEmail, demoPassword } from '#prisma/demo/people.ts';
import { offline, sheet, startDemo, status, type Demo } from './support/demo.ts';
import { visitor } from './support/people.ts';

let demo: Demo;
beforeAll(async () => {
  demo = await startDemo();
});
afterAll(() => demo?.close());

test('what is written without a network is kept, said to be so, and saved when the network is back', async () => {
  const writer = await demo.at('writer', 'mentoring_plan');
  const lead = await demo.at('lead', 'mentoring_plan');
  await status(writer.page, 'saved');
  await writer.expecting(offline, async () => {
    await writer.context.setOffline(true);
    await sheet(writer.page).click();
    await writer.page.keyboard.type('Written on a train.');
    await status(writer.page, 'offline');
    await lead.page.keyboard.press('Tab');
    await sheet(lead.page).click();
    await lead.page.keyboard.type('Written at a desk.');
    await status(lead.page, 'saved');
    await writer.context.setOffline(false);
    await status(writer.page, 'saved');
  });
  for (const { page } of [writer, lead]) {
    await sheet(page).getByText('Written on a train.').waitFor();
    await sheet(page).getByText('Written at a desk.').waitFor();
  }
  expect([...writer.errors, ...lead.errors]).toEqual([]);
  await Promise.all([writer.context.close(), lead.context.close()]);
});

test('a section that is locked while somebody writes becomes theirs to read, with the reason', async () => {
  const writer = await demo.at('writer', 'facilities');
  const lead = await demo.at('lead', 'facilities');
  await sheet(writer.page).click();
  await writer.page.keyboard.type('We have a room.');
  await status(writer.page, 'saved');
  await lead.page.getByRole('button', { name: /^Lock/ }).click();
  await status(writer.page, 'read-only');
  await writer.page
    .getByText(/locked/)
    .first()
    .waitFor();
  expect(await sheet(writer.page).getAttribute('aria-readonly')).toBe('true');
  await lead.page.getByRole('button', { name: /^Unlock/ }).click();
  await status(writer.page, 'saved');
  await sheet(writer.page).click();
  await writer.page.keyboard.press('Control+End');
  await writer.page.keyboard.type(' And a window.');
  await sheet(lead.page).getByText('We have a room. And a window.').waitFor();
  expect([...writer.errors, ...lead.errors]).toEqual([]);
  await Promise.all([writer.context.close(), lead.context.close()]);
});

test('what the connection says of a lock does not begin anew the load that follows its press', async () => {
  const lead = await demo.at('lead', 'project_description');
  await status(lead.page, 'saved');
  const button = (name: RegExp) => lead.page.getByRole('button', { name });
  for (const [press, then, state] of [
    [/^Lock/, /^Unlock/, 'read-only'],
    [/^Unlock/, /^Lock/, 'saved'],
  ] as const) {
    let loads = 0;
    await lead.page.route(/\.data/, async (route) => {
      if (route.request().method() === 'GET') {
        loads += 1;
        await status(lead.page, state);
      }
      await route.continue();
    });
    await button(press).click();
    await button(then).waitFor();
    expect(loads, `loads after ${press}`).toBe(1);
    await lead.page.unroute(/\.data/);
  }
  expect(lead.errors).toEqual([]);
  await lead.context.close();
});

test('a viewer reads along, cannot write, and is told so', async () => {
  const viewer = await demo.at('viewer', 'references_cited');
  const writer = await demo.at('writer', 'references_cited');
  await status(viewer.page, 'read-only');
  await sheet(writer.page).click();
  await writer.page.keyboard.type('A reference.');
  await sheet(viewer.page).getByText('A reference.').waitFor();
  await sheet(viewer.page).click();
  await viewer.page.keyboard.type('nothing of this');
  await writer.page.keyboard.type(' Another.');
  await sheet(viewer.page).getByText('A reference. Another.').waitFor();
  expect(await sheet(writer.page).textContent()).not.toContain('nothing of this');
  expect([...writer.errors, ...viewer.errors]).toEqual([]);
  await Promise.all([writer.context.close(), viewer.context.close()]);
});

test('without scripts one can sign in, search, start a proposal and read a text', async () => {
  const { page } = await visitor(demo.browser, demo.server.url, { javaScriptEnabled: false });
  await page.goto('/proposals/new');
  await page.getByLabel('E-mail').fill(demoEmail('lead'));
  await page.getByLabel('Password').fill('not this one at all');
  await page.locator('main').getByRole('button', { name: 'Sign in' }).click();
  expect(await page.getByLabel('E-mail').inputValue()).toBe(demoEmail('lead'));
  expect(await page.getByRole('alert').count()).toBe(1);
  await page.getByLabel('Password').fill(demoPassword);
  await page.locator('main').getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/proposals/new');
  await page.getByLabel('Title').fill('   ');
  await page.getByRole('radio', { name: /Plain proposal/ }).check();
  await page.getByRole('button', { name: 'Start the proposal' }).click();
  expect(await page.getByRole('alert').count()).toBe(1);
  expect(await page.getByRole('radio', { name: /Plain proposal/ }).isChecked()).toBe(true);
  await page.getByLabel('Title').fill('Plain and simple');
  await page.getByRole('button', { name: 'Start the proposal' }).click();
  await page.waitForURL(/\/proposals\/[0-9a-f-]{36}$/);
  await page.goto(demo.address('data_management'));
  await page.getByText('All code is developed in public').waitFor();
  await page.goto('/opportunities');
  await page.getByRole('searchbox').fill('zzzz');
  await page.getByRole('button', { name: 'Search' }).click();
  expect(page.url()).toContain('q=zzzz');
});

test('a pasted page keeps its headings, nested lists and quotes, no scripts, and no word of a table runs into the next', async () => {
  const lead = await demo.at('lead', 'budget_justification');
  await status(lead.page, 'saved');
  await sheet(lead.page).click();
  await sheet(lead.page).evaluate((element) => {
    const html = `<h2>Costs</h2><ul><li>first<ol><li>inner</li></ol></li><li>second</li></ul>
      <table><tr><th>Year</th><th>Sum</th></tr><tr><td>2027</td><td><p>40,000</p></td></tr></table>
      <blockquote><p>said</p></blockquote><p>see <a href="javascript:alert(1)">this</a> and <a href="https://example.org/">that</a></p>`;
    const data = new DataTransfer();
    data.setData('text/html', html);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await sheet(lead.page).getByText('see this and that').waitFor();
  const blocks = await sheet(lead.page)
    .locator('[data-kind]')
    .evaluateAll((all) =>
      all.map((block) => {
        const { kind, indent = '', list = '' } = (block as HTMLElement).dataset;
        return [`${kind}${indent}${list}`, block.textContent];
      }),
    );
  expect(blocks).toEqual([
    ['h', 'Costs'],
    ['li0bullet', 'first'],
    ['li1ordered', 'inner'],
    ['li0bullet', 'second'],
    ['p', 'Year'],
    ['p', 'Sum'],
    ['p', '2027'],
    ['p', '40,000'],
    ['quote', 'said'],
    ['p', 'see this and that'],
  ]);
  expect(await sheet(lead.page).locator('a').count()).toBe(1);
  expect(lead.errors).toEqual([]);
  await lead.context.close();
});

test('no text shows above the tools while it scrolls under them', async () => {
  const lead = await demo.at('lead', 'project_summary');
  await lead.page.setViewportSize({ width: 1280, height: 420 });
  await sheet(lead.page)
    .getByText('decision.')
    .evaluate((end) => end.scrollIntoView({ block: 'end' }));
  const [desk, tools] = await Promise.all(
    ['.ws-desk', '.editor-tools'].map((part) => lead.page.locator(part).first().boundingBox()),
  );
  expect(Math.abs(tools!.y - desk!.y)).toBeLessThanOrEqual(1);
  await lead.context.close();
});
