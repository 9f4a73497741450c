import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { check, resolveConfig } from 'prettier';
import { beforeEach, describe, expect, test } from 'vitest';
import { addToRegistry } from '#scrapers/new/add-to-registry.ts';
import { newSource } from '#scrapers/new/new-source.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const REGISTRY = 'scrapers/registry.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'callboard-new-'));
  mkdirSync(path.join(root, 'scrapers'));
  cpSync(path.join(ROOT, REGISTRY), path.join(root, REGISTRY));
});

const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const everything = () => readdirSync(root, { recursive: true }).map(String).sort();

test('a new source is its file, its line in the registry, its folder of answers and its test, all well formed', async () => {
  const files = newSource('open-tech-2', root);
  expect(files).toEqual([
    'scrapers/sources/open-tech-2.ts',
    'test/scrapers/sources/open-tech-2.test.ts',
    'test/fixtures/scrapers/open-tech-2/README.md',
    REGISTRY,
  ]);
  for (const file of files) {
    const options = await resolveConfig(path.join(ROOT, file));
    expect(await check(read(file), { ...options, filepath: file }), file).toBe(true);
  }
  expect(read(REGISTRY)).toContain("import { openTech2 } from './sources/open-tech-2.ts';");
  expect(read(REGISTRY)).toMatch(/sources: readonly SourceDefinition\[\] = \[[^\]]*\bopenTech2\b/);
  expect(everything().filter((name) => name.includes('.next'))).toEqual([]);
});

test('it stands on its types, and its test fails until somebody has finished it', () => {
  for (const name of ['app', 'prisma', 'test', 'scrapers'])
    cpSync(path.join(ROOT, name), path.join(root, name), { recursive: true });
  for (const name of ['package.json', 'tsconfig.json', 'vitest.config.ts'])
    cpSync(path.join(ROOT, name), path.join(root, name));
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(root, 'node_modules'));
  newSource('my-fund', root);
  // Somebody wrote the addresses, and neither funder nor licence.
  const file = path.join(root, 'scrapers/sources/my-fund.ts');
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('https://example.org/', 'https://my-fund.example/'));
  const vitest = path.join(ROOT, 'node_modules/vitest/vitest.mjs');
  const argv = [vitest, 'run', '--project', 'unit', 'test/scrapers/sources/my-fund', 'test/scrapers/registry'];
  const { stdout, status } = spawnSync(process.execPath, argv, { cwd: root, encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stdout).toContain('Save an answer of my-fund as test/fixtures/scrapers/my-fund/answer.xml.');
  expect(stdout).toMatch(/2 failed/);
  expect(stdout).toMatch(/✓.*registry\.test\.ts/);
}, 120_000);

describe('is refused, and nothing is written:', () => {
  test.each([
    ...['', 'a', 'ab', 'A-fund', 'my_fund', 'my--fund', '-fund', 'fund-', '2fund', 'my fund', '../fund', 'my.fund'],
    ...['my/fund', 'ünd', 'x'.repeat(41), 'fund\n'],
  ])('the name %j', (id) => {
    const before = everything();
    expect(() => newSource(id, root)).toThrow(/is no name for a source/);
    expect(everything()).toEqual(before);
  });

  test.each(['class', 'sources', 'get-source', 'define-source', 'url-key', 'await'])(
    'the name %s, which the code has',
    (id) => {
      expect(() => newSource(id, root)).toThrow(/means something else there\. Add a word to it\.$/);
    },
  );

  test('a source that is there, or a file of its name', () => {
    expect(() => newSource('nsf-funding', root)).toThrow('There is a source nsf-funding already.');
    mkdirSync(path.join(root, 'scrapers/sources'));
    writeFileSync(path.join(root, 'scrapers/sources/my-fund.ts'), 'mine');
    expect(() => newSource('my-fund', root)).toThrow('There is a file scrapers/sources/my-fund.ts already.');
    expect(read('scrapers/sources/my-fund.ts')).toBe('mine');
    expect(read(REGISTRY)).not.toContain('myFund');
  });

  test('a folder that is not the source code, and a registry that somebody has written anew', () => {
    writeFileSync(path.join(root, REGISTRY), 'export const sources = [];');
    expect(() => newSource('my-fund', root)).toThrow(/not of the known form/);
    expect(() => newSource('my-fund', path.join(root, 'scrapers'))).toThrow(/so this is not the source code/);
  });

  test('a disk that fails half way', () => {
    mkdirSync(path.join(root, 'test'));
    writeFileSync(path.join(root, 'test/fixtures'), 'a file where a folder must be');
    expect(() => newSource('my-fund', root)).toThrow(/^The source could not be written: /);
    expect(everything().filter((name) => name.includes('my-fund'))).toEqual([]);
    expect(read(REGISTRY)).not.toContain('myFund');
    expect(existsSync(path.join(root, `${REGISTRY}.next`))).toBe(false);
  });
});

test('a registry that grows longer than a line is written over several', async () => {
  let registry = readFileSync(path.join(ROOT, REGISTRY), 'utf8');
  const options = await resolveConfig(path.join(ROOT, REGISTRY));
  for (let i = 0; i < 12; i += 1) {
    registry = addToRegistry(registry, `fund-number-${i}`)!;
    expect(await check(registry, { ...options, filepath: REGISTRY })).toBe(true);
  }
});
