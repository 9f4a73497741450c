import type { Shaper } from '../fonts/shaper.ts';
import { noFormulas } from '../math/formula.ts';
import type { BlockStyle } from '../measure/block-style.ts';
import type { Line } from '../measure/line.ts';
import { measureBlock } from '../measure/measure-block.ts';
import { noteText } from './note-text.ts';
import type { NotePlan } from './plan-notes.ts';

/** Lines of a note one below another. `gap` is above a line that is not the first of what stands together; in points. */
export type NoteRow = { line: Line; part: number; gap: number };

/** Between two messages, in points. */
const messageGap = 4;

/** Room at the left of a note for its number, and for each digit beyond the third. */
export const noteIndent = 14;
const moreIndent = 4.5;

/** Small type that is read at arm's length. */
const style: BlockStyle = {
  family: 'sans',
  size: 8,
  leading: 10,
  strong: false,
  em: false,
  before: 0,
  after: 0,
  left: noteIndent,
  right: 0,
  align: 'ragged',
  hyphenate: true,
  verbatim: false,
  keepWithNext: false,
  keepTogether: false,
  balanced: false,
  bar: false,
};

/** A note in lines of this width. */
export function measureNote(plan: NotePlan, width: number, shaper: Shaper, lang: string): NoteRow[] {
  const context = { shaper, lang, width, codeSize: style.size, formulas: noFormulas };
  const left = noteIndent + moreIndent * Math.max(0, String(plan.number).length - 3);
  return noteText(plan).flatMap(({ block, opens }, part) =>
    measureBlock(block, { ...style, left }, context).map((line, index) => ({
      line,
      part,
      gap: index === 0 && opens ? messageGap : 0,
    })),
  );
}

/** A single line in the type of notes, for what is said about them. */
export function noteLine(text: string, width: number, shaper: Shaper, look: Partial<BlockStyle> = {}): Line {
  const runs = [{ text, strong: false, em: false, code: false, underline: false, shift: null, href: null, note: null }];
  const facts = { section: null, level: 0, tagLevel: 0, label: null, name: null, onNewPage: false, lang: null };
  const block = { role: 'paragraph' as const, ...facts, rows: null, runs };
  const context = { shaper, lang: 'en', width, codeSize: style.size, formulas: noFormulas };
  return measureBlock(block, { ...style, left: 0, hyphenate: false, ...look }, context)[0]!;
}

/** Height of rows that stand together, in points. */
export function rowsHeight(rows: readonly NoteRow[]): number {
  return rows.reduce((sum, { line, gap }, index) => sum + line.height + (index > 0 ? gap : 0), 0);
}
