import type { ReactNode } from 'react';
import { isText, type Inline, type Mark, type TextRun } from '#app/document/blocks.ts';
import { knownEmbed, type Embed, type UnknownEmbed } from '#app/document/embeds.ts';
import { embedText } from '#app/document/embed-text.ts';
import { safeHref } from '#app/document/marks.ts';

/** Inline content as plain HTML. */
export function Inlines({ content }: { content: readonly Inline[] }) {
  return (
    <>{content.map((inline, i) => (isText(inline) ? <Run key={i} run={inline} /> : <Box key={i} embed={inline} />))}</>
  );
}

/** What is set only in the PDF shows as words in a box. */
function Box({ embed }: { embed: Embed | UnknownEmbed }) {
  return <span className={`embed embed-${knownEmbed(embed)?.t ?? 'unknown'}`}>{embedText(embed)}</span>;
}

const elements = { strong: 'strong', em: 'em', underline: 'u', sub: 'sub', sup: 'sup', code: 'code' } as const;

function Run({ run }: { run: TextRun }) {
  return (run.marks ?? []).reduce<ReactNode>((inner, mark) => marked(mark, inner), run.text);
}

function marked(mark: Mark, inner: ReactNode): ReactNode {
  if (mark.type === 'link') return <a href={safeHref(mark.href) ?? undefined}>{inner}</a>;
  const Tag = elements[mark.type];
  return <Tag>{inner}</Tag>;
}
