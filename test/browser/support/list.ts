import type { Browser, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { demoEmail, demoPassword } from '#prisma/demo/people.ts';
import { addDays } from '#app/opportunities/calendar-date.ts';
import { hasFocus } from './keyboard.ts';
import { inEveryLook, narrow } from './looks.ts';
import { visitor } from './people.ts';
import type { Running } from './server.ts';

type Site = { server: Running; browser: Browser };

const search = (page: Page) => new URL(page.url()).searchParams;
const strip = (page: Page) => page.getByRole('group', { name: 'Deadlines in the coming year' });
const slider = (page: Page, name: string) => page.getByRole('slider', { name });
const asked = (page: Page, name: string) => page.waitForURL((url) => url.searchParams.has(name));

/** The middle of a week of the strip, on the screen. */
async function week(page: Page, at: number): Promise<[x: number, y: number]> {
  const box = (await strip(page).locator('ul').first().boundingBox())!;
  return [box.x + ((at + 0.5) / 52) * box.width, box.y + 20];
}

/** What people do with the list of calls in a browser; for a file of tests that has a server with the demo. */
export function testList(site: () => Site): void {
  const visit = (options = {}) => visitor(site().browser, site().server.url, options);

  test('dates are chosen by a drag over the year, which Escape takes back', async () => {
    const { page, context, errors } = await visit();
    await page.goto('/opportunities');
    await slider(page, 'First week').waitFor();
    await page.mouse.move(...(await week(page, 9)));
    await page.mouse.down();
    await page.mouse.move(...(await week(page, 3)), { steps: 4 });
    await strip(page)
      .getByText(/^Week of .* to week of .*: \d+ deadlines?$/)
      .waitFor();
    await page.keyboard.press('Escape');
    await strip(page).getByText('Drag over the weeks').waitFor();
    await page.mouse.move(...(await week(page, 5)));
    await page.mouse.up();
    expect(search(page).has('closes_after')).toBe(false);

    // let go outside before it was a drag: nothing is held when it comes back
    const [x, y] = await week(page, 9);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y + 300);
    await page.mouse.up();
    await page.mouse.move(...(await week(page, 3)), { steps: 4 });
    await strip(page).getByText('Drag over the weeks').waitFor();

    await page.mouse.move(...(await week(page, 9)));
    await page.mouse.down();
    await page.mouse.move(...(await week(page, 3)), { steps: 4 });
    await page.mouse.up();
    await asked(page, 'closes_before');
    const [from, to] = [search(page).get('closes_after')!, search(page).get('closes_before')!];
    expect(addDays(from, 7 * 7 - 1)).toBe(to);
    await strip(page).getByRole('link', { name: 'Show all dates' }).click();
    await page.waitForURL((url) => !url.searchParams.has('closes_after'));
    expect(errors).toEqual([]);
    await context.close();
  });

  test('choices are answered at once and typed ones when they are finished; the keyboard stays where it is', async () => {
    const { page, context, errors } = await visit();
    await page.goto('/opportunities');
    await slider(page, 'First week').waitFor();
    const open = page.getByRole('group', { name: 'Status' }).getByRole('checkbox', { name: /^Open/ });
    await open.focus();
    await page.keyboard.press('Space');
    await asked(page, 'status');
    await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText()).toMatch(/match/);
    expect(await hasFocus(open)).toBe(true);

    const more = page.locator('.more-filters');
    await more.locator('summary').click();
    const least = more.getByLabel('At least');
    await least.pressSequentially('50000', { delay: 40 });
    expect(await least.inputValue()).toBe('50000');
    expect(search(page).has('min')).toBe(false);
    await page.keyboard.press('Tab');
    await page.waitForURL((url) => url.searchParams.get('min') === '50000');
    await expect.poll(() => least.inputValue()).toBe('50,000');
    await least.fill('');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.searchParams.has('min'));
    expect(await hasFocus(least)).toBe(true);
    expect(await more.evaluate((details: HTMLDetailsElement) => details.open)).toBe(true);
    await inEveryLook(page, 'list-more-filters');

    await page.getByRole('searchbox').pressSequentially('software');
    await page.waitForURL((url) => url.searchParams.get('q') === 'software');
    expect(search(page).has('sort')).toBe(false);
    await expect.poll(() => page.getByLabel('Sort by').locator('option:checked').innerText()).toBe('relevance');
    expect(errors).toEqual([]);
    await context.close();
  });

  test('a finger drags too', async () => {
    const { page, context } = await visit({ viewport: narrow, hasTouch: true });
    await page.goto('/opportunities');
    await slider(page, 'First week').waitFor();
    const finger = await context.newCDPSession(page);
    const touch = async (type: 'touchStart' | 'touchMove' | 'touchEnd', at: number) => {
      const [x, y] = await week(page, at);
      await finger.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
    };
    await touch('touchStart', 10);
    for (const at of [14, 20, 24, 30]) await touch('touchMove', at);
    await touch('touchEnd', 30);
    await asked(page, 'closes_before');
    await context.close();
  });

  test('dates are chosen by keyboard, said in words', async () => {
    const { page, context, errors } = await visit();
    await page.goto('/opportunities');
    const first = slider(page, 'First week');
    const last = slider(page, 'Last week');
    // The frame of the focus is drawn around the border, not around the whole strip.
    for (let steps = 0; steps < 60 && !(await hasFocus(first)); steps++) await page.keyboard.press('Tab');
    expect(await hasFocus(first)).toBe(true);
    const said = /^from week of \d+ \w+ 20\d\d$/;
    expect(await first.getAttribute('aria-valuetext')).toMatch(said);
    await page.keyboard.press('PageUp');
    await page.keyboard.press('ArrowRight');
    await asked(page, 'closes_after');
    await expect.poll(() => first.inputValue()).toBe('5');
    expect(await first.getAttribute('aria-valuetext')).toMatch(said);
    await page.keyboard.press('Tab');
    expect(await hasFocus(last)).toBe(true);
    await page.keyboard.press('Home');
    await expect.poll(() => last.inputValue()).toBe('6'); // a week is left
    await page.waitForURL((url) => {
      const [from, to] = [url.searchParams.get('closes_after'), url.searchParams.get('closes_before')];
      return from !== null && to !== null && addDays(from, 6) === to;
    });
    await page.keyboard.press('End');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Home');
    await page.waitForURL((url) => !url.searchParams.has('closes_after'));
    expect(errors).toEqual([]);
    await context.close();
  });

  test('without scripts dates have fields, views have links, and columns are chosen and remembered', async () => {
    const { page, context, errors } = await visit({ javaScriptEnabled: false });
    await page.goto('/opportunities?q=software');
    await page.getByText('Exact dates').click();
    await page.getByLabel('Closing on or after').fill('2020-01-01');
    await page.getByLabel('Closing on or before').fill('2999-12-31');
    await page.getByRole('button', { name: 'Show these dates' }).click();
    expect(search(page).toString()).toBe('q=software&closes_after=2020-01-01&closes_before=2999-12-31');

    const views = page.getByRole('navigation', { name: 'Views' });
    await views.getByRole('link', { name: 'Table' }).click();
    await page.getByText('Columns', { exact: true }).click();
    await page.getByRole('checkbox', { name: 'Source' }).check();
    await page.getByRole('checkbox', { name: 'Fiscal sponsors' }).uncheck();
    await page.getByRole('button', { name: 'Show these' }).last().click();
    expect(search(page).get('columns')).toContain('source');
    expect(search(page).get('q')).toBe('software');

    await page.goto('/opportunities');
    const heads = page.getByRole('columnheader');
    expect(await heads.allInnerTexts()).toEqual(expect.arrayContaining(['Source', 'Amount']));
    expect(await heads.filter({ hasText: 'Fiscal sponsors' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Call', exact: true }).click();
    expect(await page.locator('th[aria-sort=ascending]').innerText()).toContain('Call');

    await views.getByRole('link', { name: 'Calendar' }).click();
    const month = await page.locator('#calendar-month').innerText();
    await page.getByRole('navigation', { name: 'Months' }).getByRole('link').last().click();
    expect(await page.locator('#calendar-month').innerText()).not.toBe(month);
    expect(search(page).get('month')).toMatch(/^\d{4}-\d\d$/);
    expect(errors).toEqual([]);
    await context.close();
  });

  test('single keys go through the calls in every view, and can be shut off', async () => {
    const { page, context, errors } = await visit();
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    for (const view of ['table', 'calendar', 'board']) {
      await page.goto(`/opportunities?view=${view}&q=software`);
      const button = page.getByRole('button', { name: 'Keys for this list' });
      await button.waitFor();
      if (view === 'calendar') await page.goto((await monthWithDeadlines(page))!);
      await button.waitFor();
      await page.keyboard.press('j');
      const first = await focused();
      expect(first, view).toBe(await page.locator('main [data-link=row]:visible').first().textContent());
      await page.keyboard.press('k');
      expect(await focused(), view).toBe(first);
    }
    await page.keyboard.press('j');
    expect(await focused()).toBe(await page.locator('main [data-link=row]:visible').nth(1).textContent());
    await page.keyboard.press('Control+k');
    await page.keyboard.press('/');
    expect(await hasFocus(page.getByRole('searchbox'))).toBe(true);
    await page.keyboard.press('End');
    await page.keyboard.type('?');
    expect(await page.getByRole('searchbox').inputValue()).toBe('software?');
    await page.keyboard.press('Backspace');
    await page.getByRole('heading', { level: 1 }).click();

    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keys for this list' });
    await dialog.waitFor();
    await inEveryLook(page, 'list-keys');
    await dialog.getByRole('checkbox').uncheck();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await page.reload();
    await page.getByRole('button', { name: 'Keys for this list' }).waitFor();
    await page.keyboard.press('j');
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
    await page.getByRole('button', { name: 'Keys for this list' }).click();
    await dialog.getByRole('checkbox').check();
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    const title = await focused();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    // back in the list it goes on from there
    await page.goBack();
    await page.getByRole('button', { name: 'Keys for this list' }).waitFor();
    const titles = await page.locator('main [data-link=row]:visible').allTextContents();
    await page.keyboard.press('j');
    expect(await focused()).toBe(titles[titles.indexOf(title) + 1]);
    expect(errors).toEqual([]);
    await context.close();
  });

  test('who signs out leaves nothing to go back to', async () => {
    const { page, context, errors, signIn } = await visit();
    await signIn(demoEmail('writer'), demoPassword);
    await page.goto('/opportunities');
    await page.getByText('Following').first().waitFor();
    await page.goto('/archive');
    await page.evaluate(() => fetch('/sign-out', { method: 'POST' }));
    await page.goto('/sources');
    for (const place of ['/archive', '/opportunities']) {
      await page.goBack();
      await page.waitForURL((url) => url.pathname === place);
      await page.getByRole('link', { name: 'Sign in' }).first().waitFor();
      expect(await page.locator('.site-header').innerText()).not.toMatch(/Wim|Following/);
    }
    expect(errors).toEqual([]);
    await context.close();
  });

  test('a call opens in the page that is there, and in a new tab where that is asked for', async () => {
    const { page, context, errors } = await visit();
    await page.goto('/opportunities');
    await slider(page, 'First week').waitFor();
    await page.evaluate(() => document.body.setAttribute('data-same', ''));
    const row = page.locator('main [data-link=row]').nth(2);
    const title = await row.innerText();
    const [opened] = await Promise.all([context.waitForEvent('page'), row.click({ modifiers: ['ControlOrMeta'] })]);
    await opened.getByRole('heading', { level: 1, name: title }).waitFor();
    await opened.close();
    await strip(page).getByRole('link').nth(3).click();
    await asked(page, 'closes_after');
    await page.goBack();
    await row.click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    expect(await page.evaluate(() => document.body.hasAttribute('data-same'))).toBe(true);
    await page.goBack();
    await row.waitFor();
    expect(errors).toEqual([]);
    await context.close();
  });

  test('a page that was drawn before runs its scripts, and is not shown to somebody it was not drawn for', async () => {
    const get = async (page: Page, address = '/opportunities?q=software') => {
      const answer = await page.request.get(address);
      const html = await answer.text();
      const nonces = new Set([...html.matchAll(/nonce="([^"]+)"/g)].map((match) => match[1]));
      expect(nonces.size).toBe(1);
      const [nonce] = nonces;
      expect(answer.headers()['content-security-policy']).toContain(`'nonce-${nonce}'`);
      return html.replaceAll(nonce!, '');
    };
    const stranger = await visit();
    const first = await get(stranger.page);
    expect(await get(stranger.page)).toBe(first);
    expect(await get(stranger.page, '/opportunities?q=softwar')).not.toBe(first);
    const person = await visit();
    await person.signIn(demoEmail('writer'), demoPassword);
    const own = await get(person.page);
    expect(own).toContain('Save this search');
    expect(own).toContain('Following');
    expect(await get(stranger.page)).toBe(first);
    await stranger.page.goto('/opportunities?q=software');
    await slider(stranger.page, 'First week').waitFor(); // scripts run
    expect([...stranger.errors, ...person.errors]).toEqual([]);
    await Promise.all([stranger.context.close(), person.context.close()]);
  });

  test('type of twice the size fits, and paper has the calls and nothing around them', async () => {
    for (const viewport of [narrow, { width: 1280, height: 900 }]) {
      const { page, context, errors } = await visit({ viewport });
      for (const view of ['board', 'table', 'calendar']) {
        await page.goto(`/opportunities?view=${view}`);
        await slider(page, 'First week').waitFor();
        // The size that somebody sets in their browser, which the page may not set by a style of its own.
        await page.evaluate(() => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync('html { font-size: 200% }');
          document.adoptedStyleSheets = [sheet];
        });
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(over, `${view} at ${viewport.width} is wider than the screen by`).toBeLessThanOrEqual(0);
      }
      expect(await page.locator('.month-grid').isVisible()).toBe(false);
      await page.emulateMedia({ media: 'print' });
      await page.goto('/opportunities?view=board&status=open,closing');
      await page.getByText(/^Calls: open · closing soon · printed from Callboard on \d+ \w+ \d{4}$/).waitFor();
      const under = await page
        .locator('.row-title')
        .first()
        .evaluate((title) => getComputedStyle(title, '::after').content);
      expect(under).toMatch(/^"https?:\/\//);
      for (const chrome of ['.site-header', '.strip', '.list-bar', '.find', '.site-footer'])
        expect(await page.locator(chrome).isVisible(), chrome).toBe(false);
      expect(errors).toEqual([]);
      await context.close();
    }
  });
}

/** Where the calendar says the next deadline is, or the month that is shown. */
async function monthWithDeadlines(page: Page): Promise<string | null> {
  const link = page.getByRole('link', { name: /^The next deadline is in/ });
  return (await link.count()) > 0 ? link.getAttribute('href') : page.url();
}
