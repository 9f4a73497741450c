import type { Browser, Page } from 'playwright-core';
import { demoEmail, demoPassword, type DemoKey } from '#prisma/demo/people.ts';
import { openBrowser, visitor, type Visitor } from './people.ts';
import { startServer, type Running } from './server.ts';

/** What a browser says of a network that was taken away. */
export const offline = /WebSocket|ERR_INTERNET_DISCONNECTED|Failed to (load|fetch)|NetworkError/;

export type Demo = {
  server: Running;
  browser: Browser;
  /** the draft that is written in */
  proposal: string;
  /** the address of a section of the draft */
  address(section: string): string;
  /** one of the demo's people, signed in */
  as(who: DemoKey): Promise<Visitor>;
  /** somebody with a section of the draft open */
  at(who: DemoKey, section: string): Promise<Visitor>;
  close(): Promise<void>;
};

/** The demo community on a real server, and a browser to visit it with. */
export async function startDemo(): Promise<Demo> {
  const [server, browser] = await Promise.all([startServer('--demo'), openBrowser()]);
  const as = async (who: DemoKey) => {
    const somebody = await visitor(browser, server.url);
    await somebody.signIn(demoEmail(who), demoPassword);
    return somebody;
  };
  const lead = await as('lead');
  const answer = await lead.page.request.get('/proposals.json');
  const { items } = (await answer.json()) as { items: { id: string; title: string }[] };
  const proposal = items.find(({ title }) => /array ecosystem/.test(title))!.id;
  await lead.context.close();
  const address = (section: string) => `/proposals/${proposal}?section=${section}`;
  return {
    server,
    browser,
    proposal,
    address,
    as,
    async at(who, section) {
      const somebody = await as(who);
      await somebody.page.goto(address(section));
      await sheet(somebody.page).waitFor();
      return somebody;
    },
    async close() {
      await browser.close();
      await server.dispose();
    },
  };
}

/** The text of the open section, as its editor shows it. */
export const sheet = (page: Page) => page.getByRole('textbox');

/** Waits until the header says this of the text. A cut that nobody announces is known after some ten silent seconds. */
export const status = (page: Page, kind: string) =>
  page.locator(`[role=status][data-status=${kind}]`).waitFor({ timeout: 60_000 });
