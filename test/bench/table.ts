/** A figure as people read it; a dash where nothing was measured. */
export function show(value: number, digits = 1): string {
  if (Number.isNaN(value)) return '–';
  if (!Number.isFinite(value)) return 'never';
  return value.toLocaleString('en-US', { maximumFractionDigits: digits, minimumFractionDigits: digits });
}

export type Row = {
  what: string;
  values: number[];
  digits?: number;
  /** false where a ratio would say nothing */
  ratio?: boolean;
};

/** Prints rows of figures under the servers' names, and how ours stands to each of the others. */
export function printTable(title: string, columns: string[], rows: Row[]): void {
  const ours = columns.indexOf('callboard');
  const lines = rows.flatMap(({ what, values, digits, ratio = true }) => {
    const line = [what, ...values.map((value) => show(value, digits))];
    const own = values[ours];
    if (!ratio || own === undefined || Number.isNaN(own) || columns.length < 2) return [line];
    const ratios = values.map((value, i) =>
      i === ours || Number.isNaN(value) || value === 0 ? '' : `${(own / value).toFixed(2)}×`,
    );
    return ratios.some((text) => text !== '') ? [line, ['  callboard to it', ...ratios]] : [line];
  });
  const all = [['', ...columns], ...lines];
  const widths = all[0]!.map((_, i) => Math.max(...all.map((line) => line[i]?.length ?? 0)));
  const text = all.map((line) =>
    line.map((cell, i) => (i === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[i]!))).join('  '),
  );
  process.stdout.write(`\n${title}\n${text.join('\n')}\n`);
}

let quickRun = false;
/** In a quick run the sizes are others than the figures are for: nothing is said of them. */
export function sayNothingOfReach(): void {
  quickRun = true;
}

/** One line for a figure that was to be reached. */
export function printReach(what: string, value: number, limit: number, kind: 'at most' | 'at least', unit = ''): void {
  if (quickRun) return;
  if (Number.isNaN(value) || Number.isNaN(limit)) {
    process.stdout.write(`reach: ${what} → not measured\n`);
    return;
  }
  const reached = kind === 'at most' ? value <= limit : value >= limit;
  process.stdout.write(
    `reach: ${what}: ${kind} ${show(limit)}${unit}, is ${show(value)}${unit} → ${reached ? 'reached' : 'not reached'}\n`,
  );
}
