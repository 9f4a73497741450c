import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { runTool } from './run-tool.ts';

const folder = 'test/bench';

/**
 * npm run bench [NAME…] [-- --FLAG …]: one benchmark, or all of them; each is a file in test/bench that prints its own
 * lines and reads the flags itself.
 */
export function run(argv: string[]): Promise<void> {
  return runTool(() => {
    const names = benchmarks();
    const firstFlag = argv.findIndex((arg) => arg.startsWith('--'));
    const flags = firstFlag < 0 ? [] : argv.slice(firstFlag);
    const named = argv.slice(0, argv.length - flags.length);
    const wanted = named.length > 0 ? named : names;
    const unknown = wanted.find((name) => !names.includes(name));
    if (unknown !== undefined) {
      process.stderr.write(`There is no benchmark "${unknown}". There are: ${names.join(', ')}.\n`);
      return Promise.resolve(2);
    }
    return Promise.resolve(wanted.map((name) => runOne(name, flags)).every((ok) => ok) ? 0 : 1);
  });
}

function benchmarks(): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.slice(0, -3))
    .sort();
}

function runOne(name: string, flags: string[]): boolean {
  process.stdout.write(`${name}\n`);
  return (
    spawnSync(process.execPath, ['--import', 'tsx', `${folder}/${name}.ts`, ...flags], { stdio: 'inherit' }).status ===
    0
  );
}
