// npm test: everything that must hold, on a fresh clone too. npm run check: types, lint and format only.
// The last line of npm test is `N passed, N failed`.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildFolder } from '../server/run/build.mjs';
import { ensureBuilt, ensureGenerated, ensureInstalled, enterRoot } from '../server/run/ensure.mjs';
import { say } from '../server/run/say.mjs';
import { ensureBrowserTools } from './support/browser-tools.mjs';

const checkOnly = process.argv[2] === 'check';
const results = [];
const reports = 'test-results';

enterRoot();
try {
  await main();
} catch (error) {
  say(error.message);
  results.push({ name: 'preparation', passed: 0, failed: 1 });
}
finish();

async function main() {
  await ensureInstalled();
  await ensureGenerated();
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  if (checkOnly) {
    await Promise.all([types(), lint(), format()]);
    return;
  }
  process.env.SEED ??= contentSeed();
  say(`Random tests begin at SEED=${process.env.SEED}; set another to look further.`);
  const tools = await ensureBrowserTools();
  // The build takes both cores; everything after it is timed.
  await ensureBuilt();
  // Two at a time on two cores: the checks, then the unit tests and the browser's, by twos.
  await Promise.all([types(), lint().then(format)]);
  await units();
  if (tools.problem) {
    say(tools.problem);
    results.push({ name: 'browser', passed: 0, failed: 1 });
    return;
  }
  await suite('browser', { CHROMIUM_PATH: tools.chromium });
}

function types() {
  return check('types', 'node_modules/typescript/bin/tsc', [
    '--incremental',
    '--tsBuildInfoFile',
    'node_modules/.cache/callboard.tsbuildinfo',
  ]);
}

function lint() {
  return check('lint', 'node_modules/eslint/bin/eslint.js', [
    '.',
    '--max-warnings=0',
    '--cache',
    '--cache-location',
    'node_modules/.cache/eslint/',
  ]);
}

function format() {
  return check('format', 'node_modules/prettier/bin/prettier.cjs', [
    '.',
    '--check',
    '--log-level=warn',
    '--cache',
    '--cache-location=node_modules/.cache/prettier/.prettier-cache',
  ]);
}

/** The same content is tested with the same random numbers, so that nobody's change fails by another's luck. */
function contentSeed() {
  try {
    const tree = execFileSync('git', ['rev-parse', 'HEAD^{tree}'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return String(parseInt(tree.slice(0, 7), 16));
  } catch {
    return String(Math.floor(Math.random() * 2 ** 31)); // not a checkout
  }
}

/** A check counts as one test. */
async function check(name, script, args) {
  const code = await runNode(script, args);
  results.push({ name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 });
}

function units() {
  return suite('unit', { BUILT_CHILDREN: path.resolve(buildFolder(), 'process') });
}

/** Runs a project of vitest.config.ts; a runner that dies counts as one failure more than it could tell of. */
async function suite(name, env = {}) {
  const file = path.join(reports, `${name}.json`);
  const args = ['run', '--project', name, '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`];
  const code = await runNode('node_modules/vitest/vitest.mjs', args, env);
  const { numPassedTests: passed, numFailedTests } = readReport(file);
  const failed = code !== 0 && numFailedTests === 0 ? 1 : numFailedTests;
  results.push({ name, passed, failed });
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0 };
  }
}

/** Runs one of our tools with its output shown as it comes; its exit code. */
function runNode(script, args, env = {}) {
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env, NODE_ENV: 'test' },
  });
  return new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

function finish() {
  const total = (key) => results.reduce((sum, result) => sum + result[key], 0);
  process.stdout.write('\n');
  for (const { name, passed, failed } of results) {
    process.stdout.write(`${failed > 0 ? '✗' : '✓'} ${name}: ${passed} passed, ${failed} failed\n`);
  }
  process.stdout.write(`${total('passed')} passed, ${total('failed')} failed\n`);
  process.exit(total('failed') > 0 ? 1 : 0);
}
