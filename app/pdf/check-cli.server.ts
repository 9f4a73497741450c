import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { callerFolder } from '#app/env.server.ts';
import { AppError } from '#app/errors.ts';
import { readCheckArgs } from './check-args.server.ts';
import { checkReportJson, checkReportText } from './check-report.ts';
import { refuseSize } from './inspect/file-start.ts';
import { checkPdf } from './inspect/inspect-pdf.server.ts';

/**
 * Checks a finished PDF and prints what was found. Exit code: 0, or 1 with an error-level finding. Throws AppError where
 * it cannot be read.
 */
export async function checkCommand(argv: string[]): Promise<number> {
  const { input, profile, section, json } = readCheckArgs(argv);
  const check = { profile, section, fileName: path.basename(input) };
  const { pages, findings } = await checkPdf(await readBytes(input), check);
  const report = { pages, section, findings };
  process.stdout.write(`${json ? checkReportJson(report) : checkReportText(report, input, profile)}\n`);
  return findings.some(({ level }) => level === 'error') ? 1 : 0;
}

/** The file, if it is one and not too large: that is known before it is read. */
async function readBytes(named: string): Promise<Uint8Array> {
  const file = path.resolve(callerFolder(), named);
  try {
    const { size } = await stat(file);
    refuseSize(size);
    return await readFile(file);
  } catch (error) {
    if (error instanceof AppError) throw new AppError(error.code, `${named}: ${error.message}`);
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'there is no such file' : (code ?? 'it cannot be read');
    throw new AppError('bad_input', `Cannot read ${named}: ${why}.`);
  }
}
