import { isText, type Inline, type Mark } from '#app/document/blocks.ts';
import { embedText } from '#app/document/embed-text.ts';
import {
  knownEmbed,
  type Cite,
  type CrossReference,
  type Embed,
  type Footnote,
  type UnknownEmbed,
} from '#app/document/embeds.ts';
import { cleanText } from './clean-text.ts';
import type { FlowRun } from './flow.ts';
import { imageRun } from './picture.ts';
import type { Pictures } from '../pictures/picture-facts.ts';

/** What the words of an embed depend on: its place in the whole document. */
export type InlineContext = {
  cite(cite: Cite): { text: string; href: string | null };
  crossReference(reference: CrossReference): { text: string; href: string | null };
  /** takes the footnote in; returns its index and the mark for it */
  footnote(note: Footnote): { note: number | null; text: string };
  readonly pictures: Pictures;
};

/** The runs of a block's content. */
export function inlineRuns(content: readonly Inline[], context: InlineContext): FlowRun[] {
  return content
    .map((inline) => (isText(inline) ? markedRun(inline.text, inline.marks ?? []) : embedRun(inline, context)))
    .filter((run) => run.text !== '');
}

/** A run without marks. */
export function plainRun(text: string): FlowRun {
  return markedRun(text, []);
}

/** A formula. */
export function mathRun(tex: string, alt: string | undefined): FlowRun {
  return { ...plainRun(tex.trim()), math: { alt: cleanText(alt ?? '').trim() || null } };
}

function markedRun(text: string, marks: readonly Mark[]): FlowRun {
  const link = marks.find((mark) => mark.type === 'link');
  const has = (type: Mark['type']) => marks.some((mark) => mark.type === type);
  return {
    text: cleanText(text),
    strong: has('strong'),
    em: has('em'),
    code: has('code'),
    underline: has('underline'),
    shift: has('sub') ? 'sub' : has('sup') ? 'sup' : null,
    href: link?.type === 'link' ? link.href : null,
    note: null,
  };
}

function embedRun(raw: Embed | UnknownEmbed, context: InlineContext): FlowRun {
  const embed = knownEmbed(raw);
  if (embed?.t === 'cite') return { ...plainRun(''), ...context.cite(embed) };
  if (embed?.t === 'xref') return { ...plainRun(''), ...context.crossReference(embed) };
  if (embed?.t === 'footnote') return { ...plainRun(''), ...context.footnote(embed), shift: 'sup' };
  if (embed?.t === 'math') return mathRun(embed.tex, embed.alt);
  if (embed?.t === 'image') return { ...plainRun(''), ...imageRun(embed, context.pictures) };
  if (embed?.t === 'mention') return plainRun(embed.name);
  return plainRun(embedText(raw));
}
