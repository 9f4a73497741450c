import type { Family } from '../fonts/face.ts';
import type { FlowBlock } from '../flow/flow.ts';
import type { HeadingStyle, Profile } from '../profiles.ts';

/** How a block is set. Lengths are points. */
export type BlockStyle = {
  family: Family;
  size: number;
  leading: number;
  strong: boolean;
  em: boolean;
  before: number;
  after: number;
  left: number;
  right: number;
  align: 'justify' | 'ragged';
  hyphenate: boolean;
  /** spaces and line ends stand as typed */
  verbatim: boolean;
  keepWithNext: boolean;
  keepTogether: boolean;
  /** lines of about the same length, as a title wants them */
  balanced: boolean;
  bar: boolean;
};

/** Width of one list level: the label hangs in it. */
export const listStep = 18;

/** The number of a reference, and the mark of a footnote, hang in these. */
const referenceStep = 30;
const noteStep = 14;
/** Room at the right of a table of contents in which only pages stand. */
const pageColumn = 40;

/** The style of a block in a profile: one entry for every role. */
export function blockStyle(block: FlowBlock, profile: Profile): BlockStyle {
  const { body, code, headings, titleBlock, caption, table, note } = profile;
  const half = body.leading / 2;
  const text: BlockStyle = {
    family: body.family,
    size: body.size,
    leading: body.leading,
    strong: false,
    em: false,
    before: half,
    after: half,
    left: 0,
    right: 0,
    align: body.align,
    hyphenate: body.align === 'justify',
    verbatim: false,
    keepWithNext: false,
    keepTogether: false,
    balanced: false,
    bar: false,
  };
  const display: BlockStyle = {
    ...text,
    align: 'ragged',
    hyphenate: false,
    keepWithNext: true,
    keepTogether: true,
    balanced: true,
  };
  const heading = (style: HeadingStyle): BlockStyle => ({
    ...display,
    family: profile.displayFamily,
    strong: true,
    em: style.italic ?? false,
    size: style.size,
    leading: style.leading,
    before: style.before,
    after: style.after,
  });
  const styles: Record<FlowBlock['role'], () => BlockStyle> = {
    title: () => ({
      ...display,
      family: profile.displayFamily,
      strong: true,
      size: titleBlock.size,
      leading: titleBlock.leading,
      before: 0,
      after: body.leading,
    }),
    person: () => ({ ...display, before: 1, after: 1, keepWithNext: false }),
    section: () => heading(headings[0]),
    heading: () => heading(headings[Math.min(block.level, 3) as 1 | 2 | 3]),
    paragraph: () => text,
    item: () => ({ ...text, before: half / 3, after: half / 3, left: listStep * (block.level + 1) }),
    caption: () => ({
      ...text,
      ...caption,
      family: profile.displayFamily,
      align: 'ragged',
      hyphenate: false,
      before: half,
      after: block.below ? body.leading : half * 0.8,
      keepWithNext: block.below !== true,
      keepTogether: true,
    }),
    table: () => ({ ...text, ...table, align: 'ragged', hyphenate: false, before: 2, after: body.leading }),
    figure: () => ({
      ...text,
      ...caption,
      align: 'ragged',
      hyphenate: false,
      keepWithNext: true,
      before: body.leading,
    }),
    formula: () => ({
      ...text,
      family: 'mono',
      size: code.size,
      leading: code.leading,
      align: 'ragged',
      verbatim: true,
    }),
    contents: () => ({
      ...text,
      align: 'ragged',
      hyphenate: false,
      strong: block.level === 0,
      before: block.level === 0 ? half : 1,
      after: 1,
      left: block.level * listStep,
      right: pageColumn,
    }),
    reference: () => ({
      ...text,
      align: 'ragged',
      hyphenate: false,
      before: half / 2,
      after: half / 2,
      left: block.label === null ? 0 : referenceStep,
    }),
    note: () => ({ ...text, ...note, before: 1, after: 1, left: noteStep }),
    quote: () => ({ ...text, left: listStep, right: listStep, bar: true }),
    code: () => ({
      ...text,
      family: 'mono',
      size: code.size,
      leading: code.leading,
      align: 'ragged',
      hyphenate: false,
      verbatim: true,
      left: listStep,
    }),
  };
  return styles[block.role]();
}

type Styled = { block: FlowBlock; style: BlockStyle };

/**
 * The space between two blocks: the larger of what each asks for; under a heading what the heading asks for, so that it
 * belongs to its text; less between two headings and before a list; nothing within a listing.
 */
export function gapBetween(above: Styled, below: Styled): number {
  const { after } = above.style;
  const { before } = below.style;
  if (above.block.role === 'code' && below.block.role === 'code') return 0;
  if (isHeading(above)) return isHeading(below) ? Math.max(after, before * 0.6) : after;
  if (above.block.role === 'paragraph' && below.block.role === 'item') return after * 0.7;
  return Math.max(after, before);
}

function isHeading({ block }: Styled): boolean {
  return block.role === 'section' || block.role === 'heading';
}
