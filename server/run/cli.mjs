// npm run scrape, export, user, backup, restore, bench: the same steps before as npm start, then the tool.
import { buildFolder } from './build.mjs';
import { ensureReady } from './ensure.mjs';
import { say, stop } from './say.mjs';

const [name, ...args] = process.argv.slice(2);
const tools = ['scrape', 'export', 'user', 'backup', 'restore', 'bench'];
if (!tools.includes(name)) stop(`Name a tool: ${tools.join(', ')}.`);
process.env.NODE_ENV ||= 'production';

try {
  await ensureReady();
} catch (error) {
  say(error.message);
  stop(`${name} cannot run: a step before it failed, see above.`);
}
const { run } = await import(`../../${buildFolder()}/process/${name}.js`);
await run(args);
