// npm start: on a fresh clone it installs, generates and builds; on a built tree it goes straight to serving, here in
// this process.
import { buildFolder } from './build.mjs';
import { ensureReady } from './ensure.mjs';
import { say, stop } from './say.mjs';

const args = process.argv.slice(2);
const unknown = args.find((arg) => arg !== '--demo');
if (unknown !== undefined)
  stop(`npm start does not know ${unknown}; it knows --demo. Everything else is set in the environment.`);
const demo = args.includes('--demo');
if (demo) process.env.DATA_DIR ||= './data/demo';
process.env.NODE_ENV ||= 'production';

try {
  await ensureReady();
} catch (error) {
  say(error.message);
  stop('Callboard cannot start: a step before it failed, see above.');
}
const { main } = await import(`../../${buildFolder()}/process/main.js`);
await main({ demo });
