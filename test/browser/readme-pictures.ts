import path from 'node:path';
import { demoEmail, demoPassword, type DemoKey } from '#prisma/demo/people.ts';
import { openBrowser, visitor } from './support/people.ts';
import { startServer } from './support/server.ts';

// Takes the README's pictures from the running demo: npx tsx test/browser/readme-pictures.ts
const folder = path.resolve('docs/screenshots');
const [server, browser] = await Promise.all([startServer('--demo'), openBrowser()]);
try {
  const open = async (who: DemoKey, address: string) => {
    const somebody = await visitor(browser, server.url, {
      viewport: { width: 1280, height: 860 },
      colorScheme: 'light',
    });
    await somebody.signIn(demoEmail(who), demoPassword);
    await somebody.page.goto(address);
    await somebody.page.waitForLoadState('networkidle');
    return somebody.page;
  };
  const lead = await open('lead', '/opportunities');
  await lead.screenshot({ path: path.join(folder, 'calls.png') });

  const answer = await lead.request.get('/proposals.json');
  const { items } = (await answer.json()) as { items: { id: string; title: string }[] };
  const draft = items.find(({ title }) => /array ecosystem/.test(title))!;
  const address = `/proposals/${draft.id}?section=project_description`;
  const writer = await open('writer', address);
  await writer.getByText('We ask for three years').click();
  await lead.goto(address);
  await lead.getByText('Array libraries are maintained').click();
  await lead.locator('.others-cursor').waitFor();
  await lead.locator('[role=status][data-status=saved]').waitFor();
  await lead.waitForLoadState('networkidle');
  await lead.screenshot({ path: path.join(folder, 'workspace.png') });
} finally {
  await browser.close();
  await server.dispose();
}
