import type { RunResult, SourceReport } from './run/run-result.ts';

const REJECTED_SHOWN = 5;

/** `scrape --json`: a contract that scripts rely on (README). */
export function asJson(results: readonly RunResult[]): string {
  return JSON.stringify({ sources: results.map(({ report }) => report) });
}

/** One aligned line a source, the reason below it when something is wrong, and the first of the refused records. */
export function asText(results: readonly RunResult[], dryRun: boolean): string {
  const width = Math.max(...results.map(({ report }) => report.id.length));
  const lines = results.flatMap(({ report, rejected, isSame }) => [
    `${report.id.padEnd(width)}  ${report.status.padEnd(10)}  ${counts(report)}`,
    ...(isSame ? ['  Its answer is the one of last time.'] : []),
    ...(report.error ? [`  ${report.error}`] : []),
    ...rejected.slice(0, REJECTED_SHOWN).map(({ key, reason }) => `  refused ${key}: ${reason}`),
    ...(rejected.length > REJECTED_SHOWN ? [`  and ${rejected.length - REJECTED_SHOWN} more were refused`] : []),
  ]);
  if (dryRun) lines.push('Nothing was written (--dry-run).');
  return lines.join('\n');
}

function counts(report: SourceReport): string {
  return (['seen', 'created', 'changed', 'unchanged', 'rejected'] as const)
    .map((name) => `${String(report[name]).padStart(6)} ${name}`)
    .join('');
}
