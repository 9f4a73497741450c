import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What veraPDF has to say of one file: the rules that it breaks, by clause and number within it. */
export type Verdict = {
  file: string;
  profile: '2a' | 'ua1';
  checks: number;
  passed: boolean;
  failed: { clause: string; test: number; says: string; count: number }[];
};

const require = createRequire(import.meta.url);
const source = fileURLToPath(new URL('Validate.java', import.meta.url));
/** Debian's; it names the jars that it needs itself. The veraPDF of the package comes without. */
const jaxb = '/usr/share/java/jaxb-runtime.jar';

/** Why files cannot be checked here, null where they can. */
export function veraPdfProblem(): string | null {
  if (spawnSync('java', ['-version']).error) return 'there is no Java';
  if (!existsSync(jaxb)) return `there is no ${jaxb} (Debian: libjaxb-java)`;
  return null;
}

/**
 * Checks files by name against PDF/A-2a and PDF/UA-1, all of them in one Java machine. Throws where a file cannot be
 * read as a PDF at all.
 */
export function validate(files: Record<string, Uint8Array>): Map<string, Record<'2a' | 'ua1', Verdict>> {
  const problem = veraPdfProblem();
  if (problem) throw new Error(`PDF/A and PDF/UA cannot be checked: ${problem}`);
  const folder = mkdtempSync(join(tmpdir(), 'callboard-verapdf-'));
  try {
    const names = Object.keys(files);
    const paths = names.map((_, index) => join(folder, `${index}.pdf`));
    paths.forEach((path, index) => writeFileSync(path, files[names[index]!]!));
    const jar = join(dirname(require.resolve('@opendataloader/pdf')), '../lib/opendataloader-pdf-cli.jar');
    const result = spawnSync('java', ['-cp', `${jar}:${jaxb}`, source, '2a,ua1', ...paths], {
      encoding: 'utf8',
      maxBuffer: 64e6,
    });
    if (result.status !== 0) throw new Error(`veraPDF ended with ${result.status}: ${result.stderr.slice(0, 2000)}`);
    const verdicts = result.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Verdict);
    const of = (path: string, profile: string) => verdicts.find((one) => one.file === path && one.profile === profile)!;
    return new Map(
      names.map((name, index) => [name, { '2a': of(paths[index]!, '2a'), ua1: of(paths[index]!, 'ua1') }]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
