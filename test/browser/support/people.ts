import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { chromiumFlags, findChromium } from '#test/support/browser-tools.mjs';

/** One headless Chromium; each person gets a context of their own in it. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findChromium() ?? undefined, args: chromiumFlags });
}

export type Visitor = {
  page: Page;
  context: BrowserContext;
  /** what the console called an error, or a script threw, so far and not expected */
  errors: string[];
  /** errors that match are expected while `during` runs: a killed server makes the browser complain */
  expecting<T>(pattern: RegExp, during: () => Promise<T>): Promise<T>;
  signIn(email: string, password: string): Promise<void>;
};

/** Somebody at a browser of their own, watched for errors in its console. */
export async function visitor(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Visitor> {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const errors: string[] = [];
  const expected: RegExp[] = [];
  const note = (text: string) => {
    if (!expected.some((pattern) => pattern.test(text))) errors.push(text);
  };
  context.on('page', (opened) => watch(opened, note));
  watch(page, note);
  return {
    page,
    context,
    errors,
    async expecting(pattern, during) {
      expected.push(pattern);
      const result = await during();
      expected.splice(expected.indexOf(pattern), 1);
      return result;
    },
    signIn: (email, password) => signIn(page, email, password),
  };
}

/** Signs in with the form, on any page of a browser. */
export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((address) => address.pathname !== '/sign-in');
}

function watch(page: Page, note: (text: string) => void) {
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') note(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => note(`${page.url()}: ${error.stack ?? error.message}`));
}
