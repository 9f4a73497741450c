import { isText, type Inline, type Mark } from '#app/document/blocks.ts';
import { cleanText } from './clean-text.ts';
import type { FlowRun } from './flow.ts';

/** The runs of a block's content; an embed that this version does not know shows its text or its name in brackets. */
export function inlineRuns(content: readonly Inline[]): FlowRun[] {
  return content
    .map((inline) => (isText(inline) ? markedRun(inline.text, inline.marks ?? []) : markedRun(embedText(inline), [])))
    .filter((run) => run.text !== '');
}

/** A run without marks. */
export function plainRun(text: string): FlowRun {
  return markedRun(text, []);
}

function markedRun(text: string, marks: readonly Mark[]): FlowRun {
  const link = marks.find((mark) => mark.type === 'link');
  const has = (type: Mark['type']) => marks.some((mark) => mark.type === type);
  return {
    text: cleanText(text),
    strong: has('strong'),
    em: has('em'),
    code: has('code'),
    href: link?.type === 'link' ? link.href : null,
  };
}

function embedText(embed: { t: string; [attribute: string]: unknown }): string {
  const words = embed.text ?? embed.label ?? embed.alt;
  return typeof words === 'string' && words !== '' ? words : `[${embed.t}]`;
}
