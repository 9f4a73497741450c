import type { Line, LineRun } from '../measure/line.ts';
import type { Layout } from '../layout-document.ts';
import type { Page } from '../paginate/page.ts';
import type { Finding } from './finding.ts';

type Found = { run: LineRun; before: string; section: string | null; page: number };

/** Characters of a formula, and of the words before it, that a message shows. */
const shown = 60;
const shownBefore = 30;

/**
 * Formulas that could not be set, each once with its place and what is wrong; and how many formulas of a section have no
 * words for those who cannot see them. `titleOf` gives the title of a section by its key.
 */
export function checkFormulas(layout: Layout, titleOf: (section: string | null) => string): Finding[] {
  const found = layout.pages.flatMap((page, index) => formulasOn(page, layout, index + 1));
  const failures = new Map<string, Finding>();
  for (const { run, before, section, page } of found) {
    if (!run.failed) continue;
    const { tex, why } = run.failed;
    const key = JSON.stringify([section, tex, why]);
    const after = before === '' ? '' : ` after “${before}”`;
    const message = `“${titleOf(section)}”: the formula ${shortened(tex)}${after} cannot be set. ${why} Its source is shown in its place; mend it.`;
    if (!failures.has(key))
      failures.set(key, { level: 'error', rule: 'formula-not-set', source: null, section, page, message });
  }
  return [...failures.values(), ...withoutWords(found, titleOf)];
}

function withoutWords(found: readonly Found[], titleOf: (section: string | null) => string): Finding[] {
  const bare = found.filter(({ run }) => run.formula && run.formula.alt === null);
  return [...new Set(bare.map(({ section }) => section))].map((section): Finding => {
    const here = bare.filter((one) => one.section === section);
    const [first] = here;
    const many = here.length === 1 ? 'A formula has' : `${here.length} formulas have`;
    const message = `“${titleOf(section)}”: ${many} no description, so that a screen reader reads out the TeX, as of ${shortened(first!.run.formula!.tex)}. Describe ${here.length === 1 ? 'it' : 'them'} in words.`;
    return { level: 'info', rule: 'formula-without-description', source: null, section, page: first!.page, message };
  });
}

function formulasOn({ boxes, notes }: Page, { flow }: Layout, page: number): Found[] {
  const inLine = (line: Line, section: string | null) =>
    line.runs.flatMap((run, index) => {
      if (!run.formula && !run.failed) return [];
      const words = line.runs.slice(0, index).flatMap(({ texts, failed }) => (failed ? [] : texts));
      const before = words.join('').replaceAll('\u00AD', '').trim().slice(-shownBefore).trimStart();
      return [{ run, before, section, page }];
    });
  return [
    ...boxes.flatMap(({ box, block }) => {
      const { section } = flow.blocks[block]!;
      if (box.kind === 'line') return inLine(box, section);
      if (box.kind !== 'row' || box.repeated) return [];
      return box.cells.flatMap((cell) => cell.lines.flatMap(({ line }) => inLine(line, section)));
    }),
    ...notes.flatMap(({ box, note }) => (box.kind === 'line' ? inLine(box, flow.notes[note]!.section) : [])),
  ];
}

function shortened(tex: string): string {
  const one = tex.replace(/\s+/g, ' ');
  return `“${one.length > shown ? `${one.slice(0, shown)}…` : one}”`;
}
