import { isText, type Inline } from './blocks.ts';
import { knownEmbed, type CitedWork, type Embed, type UnknownEmbed } from './embeds.ts';

const words: { [T in Embed['t']]: (embed: Extract<Embed, { t: T }>) => string } = {
  cite: ({ works }) => `[${works.map(workText).join('; ')}]`,
  xref: ({ to }) => `[${to}]`,
  footnote: ({ content }) => `[note: ${inlineText(content)}]`,
  math: ({ tex }) => tex,
  mention: ({ name }) => `@${name}`,
  image: ({ alt }) => (alt === '' ? '[picture]' : `[${alt}]`),
};

function workText({ id, prefix, locator, suffix }: CitedWork): string {
  return [prefix, id, locator && `p. ${locator}`, suffix].filter(Boolean).join(' ');
}

/** Words that stand for an embed where it is not set: in the editor's plain view, in plain text, in search. */
export function embedText(embed: Embed | UnknownEmbed): string {
  const known = knownEmbed(embed);
  if (known) return (words[known.t] as (embed: Embed) => string)(known);
  const { text, label, alt } = embed as UnknownEmbed;
  return [text, label, alt].find((one): one is string => typeof one === 'string' && one !== '') ?? `[${embed.t}]`;
}

/** Inline content as plain text, with words for its embeds. */
export function inlineText(content: readonly Inline[]): string {
  return content.map((inline) => (isText(inline) ? inline.text : embedText(inline))).join('');
}
