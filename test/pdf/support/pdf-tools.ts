import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';

/** Whether a command of poppler or qpdf is here; tests that look from outside are left out where it is not. */
export function hasTool(name: string): boolean {
  return spawnSync(name, ['--version']).error === undefined;
}

/** Runs a tool on a PDF; `{}` among the arguments is the file. Returns what it printed and its exit code. */
export function runTool(
  name: string,
  pdf: Uint8Array,
  args: string[] = ['{}'],
): { output: string; status: number | null } {
  const folder = mkdtempSync(join(tmpdir(), 'callboard-pdf-'));
  try {
    const file = join(folder, 'a.pdf');
    writeFileSync(file, pdf);
    const result = spawnSync(
      name,
      args.map((arg) => arg.replace('{}', file)),
      { encoding: 'utf8', maxBuffer: 64e6 },
    );
    return { output: result.stdout + result.stderr, status: result.status };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The text as pdftotext reads it. */
export function extractText(pdf: Uint8Array): string {
  return runTool('pdftotext', pdf, ['-enc', 'UTF-8', '{}', '-']).output;
}

/** Extracted text as one flow of words: line ends are spaces, and a soft hyphen joins its word again. */
export function asFlow(text: string): string {
  return text
    .replace(/\u00AD\s*/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

export type Word = { page: number; xMin: number; yMin: number; xMax: number; yMax: number; text: string };

/** Every word with its box in points from the top left. */
export function wordBoxes(pdf: Uint8Array): Word[] {
  const { output } = runTool('pdftotext', pdf, ['-bbox', '-enc', 'UTF-8', '{}', '-']);
  let page = 0;
  return output.split('\n').flatMap((line) => {
    if (line.includes('<page ')) page += 1;
    const match = /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*)<\/word>/.exec(line);
    if (!match) return [];
    const [xMin, yMin, xMax, yMax] = match.slice(1, 5).map(Number) as [number, number, number, number];
    return [{ page, xMin, yMin, xMax, yMax, text: match[5]! }];
  });
}

/** The file as Latin-1 characters with its compressed streams opened. */
export function opened(pdf: Uint8Array): string {
  const raw = Buffer.from(pdf).toString('latin1');
  return raw.replace(/stream\n([\s\S]*?)\nendstream/g, (whole: string, body: string) => {
    try {
      return `stream\n${inflateSync(Buffer.from(body, 'latin1')).toString('latin1')}\nendstream`;
    } catch {
      return whole; // a stream that is not compressed: the metadata
    }
  });
}

/** The XMP packet. */
export function metadata(pdf: Uint8Array): string {
  const raw = Buffer.from(pdf).toString('utf8');
  return raw.slice(raw.indexOf('<?xpacket begin'), raw.indexOf('<?xpacket end'));
}
