// Typesetting against others: the same document, one process each, warm (same process, medians) and cold (whole process).
// All are given the same faces, sizes and page; citations, numbers and the list of references are resolved for the
// others beforehand, and ours does that work itself. Peers live in test/bench/pdf/peers and are installed by the first run;
// Chromium is Debian's. What else differs is printed: see `legend`.
//   --rounds N (5)  --cold N (5)  --only callboard,typst
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { ensurePeers } from './install-peers.ts';
import { bundleOurs } from './pdf/bundle-ours.ts';
import type { DocumentFile } from '#app/document/file.ts';
import { benchDocument } from './pdf/document.ts';
import { plainDocument } from './pdf/plain.ts';
import { pagesIn, wordGapP99 } from './pdf/word-gaps.ts';
import { printReach, printTable } from './table.ts';

const words = 8_000;
const names = ['pdfkit', 'pdfmake', 'react-pdf', 'chromium', 'typst', 'callboard'] as const;
type Name = (typeof names)[number];
type Figures = { warm: number; fresh: number; cold: number; kb: number; peakMb: number; pages: number; gap: number };

const { values } = parseArgs({
  options: { rounds: { type: 'string' }, cold: { type: 'string' }, only: { type: 'string' } },
});
const legend = `The same document, faces and page for all; each run is given a new copy of it, and what a process keeps from run to
run (fonts, words, formulas, pictures, a browser) is kept for all. Formulas: ours sets TeX, Typst its own notation; Chromium is
given drawings made beforehand; pdfkit, pdfmake and react-pdf drawings for those on a line of their own and characters for
those within a line. Footnotes: at the foot of the page in ours and Typst, at the end in the others. PDF/A-2a and PDF/UA-1 in
one file: ours only.
`;
const rounds = Number(values.rounds ?? 5);
const coldRounds = Number(values.cold ?? 5);
const here = import.meta.dirname;
const folder = mkdtempSync(path.join(tmpdir(), 'callboard-bench-'));
const ours = await bundleOurs();
const median = (list: number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? NaN;

try {
  const trouble = ensurePeers(path.join(here, 'pdf/peers'));
  if (trouble) process.stdout.write(`typst, pdfmake and react-pdf are left out: ${trouble}\n`);
  const needPeers: Name[] = ['pdfmake', 'react-pdf', 'typst'];
  const asked = names.filter((name) => !values.only || values.only.split(',').includes(name));
  const wanted = asked.filter((name) => !trouble || !needPeers.includes(name));
  process.stdout.write(`${cpus().length} cores, Node ${process.version}\n`);
  const input = await write('input.json', benchDocument(words));
  const figures = new Map<Name, Figures>(wanted.map((name) => [name, none()]));
  const freshInputs: string[] = [];
  for (const seed of [1, 2, 3]) freshInputs.push(await write(`fresh-${seed}.json`, benchDocument(words, seed, true)));
  for (const name of wanted) measureWarm(name, input, freshInputs, figures.get(name)!);
  const cold = new Map<Name, number[]>(wanted.map((name) => [name, []]));
  for (let round = 0; round < coldRounds; round++)
    for (const name of wanted) cold.get(name)!.push(run(name, input, 0, 0)?.wall ?? NaN);
  for (const name of wanted) figures.get(name)!.cold = median(cold.get(name)!);
  const columns = wanted as string[];
  const row = (what: string, pick: (one: Figures) => number, digits = 0) => ({
    what,
    values: wanted.map((name) => pick(figures.get(name)!)),
    digits,
  });
  printTable(`${words.toLocaleString('en-US')} words, medians of ${rounds} warm and ${coldRounds} cold runs`, columns, [
    row('warm, ms', (one) => one.warm),
    row('warm, words it never set before, ms', (one) => one.fresh),
    row('cold process, ms', (one) => one.cold),
    row('kB', (one) => one.kb),
    row('peak resident MB (Chromium: its driver alone)', (one) => one.peakMb),
    { ...row('pages', (one) => one.pages), ratio: false },
    row('space between words, 99 of 100 below, pt', (one) => one.gap, 2),
  ]);
  process.stdout.write(legend);
  const of = (name: Name, pick: (one: Figures) => number) => pick(figures.get(name) ?? none());
  const others = wanted.filter((name) => name !== 'callboard' && name !== 'typst');
  printReach(
    "warm, half of Typst's",
    of('callboard', (one) => one.warm),
    of('typst', (one) => one.warm) / 2,
    'at most',
    ' ms',
  );
  printReach(
    'warm, the fastest of the others',
    of('callboard', (one) => one.warm),
    Math.min(...others.map((name) => of(name, (one) => one.warm))),
    'at most',
    ' ms',
  );
  printReach(
    "cold, Chromium's",
    of('callboard', (one) => one.cold),
    of('chromium', (one) => one.cold),
    'at most',
    ' ms',
  );
  printReach(
    "space between words, 110 % of Typst's",
    of('callboard', (one) => one.gap),
    of('typst', (one) => one.gap) * 1.1,
    'at most',
    ' pt',
  );
  printReach(
    'words never set before, the fastest of the others',
    of('callboard', (one) => one.fresh),
    Math.min(...others.map((name) => of(name, (one) => one.fresh))),
    'at most',
    ' ms',
  );
  measureEdits();
  if (wanted.includes('callboard')) await measureGrowth();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function none(): Figures {
  return { warm: NaN, fresh: NaN, cold: NaN, kb: NaN, peakMb: NaN, pages: NaN, gap: NaN };
}

async function write(name: string, file: DocumentFile): Promise<string> {
  const at = path.join(folder, name);
  writeFileSync(at, JSON.stringify({ file, plain: await plainDocument(file) }));
  return at;
}

function run(name: Name, input: string, warmUps: number, times: number, others: string[] = []) {
  const renderer = name === 'callboard' ? ours.renderer : path.join(here, `pdf/renderers/${name}.mjs`);
  const out = path.join(folder, `${name}.pdf`);
  const script = path.join(here, 'pdf/run.mjs');
  const args = [script, pathToFileURL(renderer).href, input, out, String(warmUps), String(times), ...others];
  const began = performance.now();
  const done = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 64e6 });
  const wall = performance.now() - began;
  if (done.status !== 0) {
    process.stdout.write(`FAULT  ${name}: ${done.stderr.trim().split('\n').slice(0, 3).join(' ')}\n`);
    process.exitCode = 1;
    return null;
  }
  const told = JSON.parse(done.stdout.trim().split('\n').at(-1)!) as {
    times: number[];
    fresh: number[];
    bytes: number;
    peakMb: number;
  };
  return { ...told, wall, pdf: readFileSync(out) };
}

function measureWarm(name: Name, input: string, fresh: string[], figures: Figures) {
  process.stderr.write(`  ${name}\n`);
  const done = run(name, input, 2, rounds, fresh);
  if (!done) return;
  const at = path.join(folder, `${name}.pdf`);
  Object.assign(figures, {
    warm: median(done.times),
    fresh: median(done.fresh),
    kb: done.bytes / 1024,
    peakMb: done.peakMb,
    pages: pagesIn(at),
    gap: wordGapP99(at),
  });
}

/** The count of pages after one word more in one paragraph. */
function measureEdits() {
  const { stdout } = spawnSync(process.execPath, [ours.edits, String(words)], { encoding: 'utf8' });
  printReach('pages counted after an edit of one block', median(JSON.parse(stdout) as number[]), 15, 'at most', ' ms');
}

/** Eight times the words take about eight times as long. */
async function measureGrowth() {
  const lines: { pages: number; ms: number }[] = [];
  for (const factor of [1, 2, 4, 8]) {
    const done = run('callboard', await write(`input-${factor}.json`, benchDocument(words * factor)), 1, 3);
    lines.push({
      pages: done ? pagesIn(path.join(folder, 'callboard.pdf')) : NaN,
      ms: done ? median(done.times) : NaN,
    });
  }
  process.stdout.write(
    `\ncallboard by length: ${lines.map(({ pages, ms }) => `${pages} pages ${Math.round(ms)} ms`).join(', ')}\n`,
  );
  const [first, last] = [lines[0]!, lines.at(-1)!];
  printReach(
    'time a page, eight times the words to once',
    last.ms / last.pages / (first.ms / first.pages),
    1.3,
    'at most',
    '×',
  );
}
