import { isText, type Block, type Inline } from './blocks.ts';
import { knownEmbed } from './embeds.ts';
import type { DocumentFile } from './file.ts';

/** The pictures that some block or embed of a document names, each once, in reading order. */
export function namedPictures({ sections }: Pick<DocumentFile, 'sections'>): string[] {
  const named = new Set<string>();
  const inlines = (content: readonly Inline[]): void => {
    for (const inline of content) {
      const embed = isText(inline) ? null : knownEmbed(inline);
      if (embed?.t === 'image') named.add(embed.asset);
      if (embed?.t === 'footnote') inlines(embed.content);
    }
  };
  const blocks = (list: readonly Block[]): void => {
    for (const { kind, attrs, content } of list) {
      if (kind === 'figure' && attrs.asset) named.add(attrs.asset);
      for (const cell of (attrs.cells ?? []).flat()) blocks(cell);
      inlines(content);
    }
  };
  for (const section of sections) blocks(section.blocks);
  return [...named];
}
