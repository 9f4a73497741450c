import { readFileSync } from 'node:fs';
import type { Block, Inline, Mark } from '#app/document/blocks.ts';
import type { DocumentFile } from '#app/document/file.ts';

/** A run of text with marks by name; a link by its address. */
export function run(text: string, ...marks: ('strong' | 'em' | 'code' | `http${string}`)[]): Inline {
  return {
    text,
    marks: marks.map((mark): Mark => (mark.startsWith('http') ? { type: 'link', href: mark } : { type: mark as 'em' })),
  };
}

const inline = (part: string | Inline): Inline => (typeof part === 'string' ? { text: part } : part);

export const p = (...content: (string | Inline)[]): Block => ({ kind: 'p', attrs: {}, content: content.map(inline) });
export const h = (text: string, level = 1): Block => ({ kind: 'h', attrs: { level }, content: [{ text }] });
export const li = (text: string, indent = 0, list: 'bullet' | 'ordered' = 'bullet'): Block => ({
  kind: 'li',
  attrs: { indent, list },
  content: [{ text }],
});
/** A formula in a line, and one on a line of its own. */
export const math = (tex: string, alt?: string): Inline => ({ t: 'math', tex, ...(alt && { alt }) });
export const formula = (tex: string, attrs: { label?: string; alt?: string } = {}): Block => ({
  kind: 'math',
  attrs,
  content: [{ text: tex }],
});
export const quote = (text: string): Block => ({ kind: 'quote', attrs: {}, content: [{ text }] });
export const code = (text: string): Block => ({ kind: 'code', attrs: {}, content: [{ text }] });

/** A document of sections by title; keys are the titles in small letters. */
export function documentOf(sections: Record<string, Block[]>, facts: Partial<DocumentFile> = {}): DocumentFile {
  return {
    format: 'callboard-document',
    version: 1,
    title: 'A proposal',
    template: 'generic',
    people: [{ name: 'Ana Nguyễn', affiliation: 'Somewhere', role: 'lead' }],
    sections: Object.entries(sections).map(([title, blocks]) => ({ key: sectionKey(title), title, blocks })),
    references: [],
    assets: [],
    ...facts,
  };
}

export const sectionKey = (title: string) => title.toLowerCase().replaceAll(' ', '_');

/** Every kind of block and mark, three sections, names in six scripts. Written for these tests. */
export function kitchenSink(): DocumentFile {
  return JSON.parse(
    readFileSync(new URL('../../fixtures/pdf/kitchen-sink.json', import.meta.url), 'utf8'),
  ) as DocumentFile;
}

/** So many words of plain prose. */
export function prose(words: number): string {
  const stock =
    'maintainers of scientific libraries are spread over many institutions and share no grants office so they need a list that is complete current and honest about what it does not know'.split(
      ' ',
    );
  return Array.from({ length: words }, (_, index) => stock[(index * 7) % stock.length]).join(' ') + '.';
}
