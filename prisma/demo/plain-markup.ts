import type { Block, Inline, Mark } from '#app/document/blocks.ts';

const inlineMarkup = /\*\*(.+?)\*\*|\*(.+?)\*|`(.+?)`|\[(.+?)\]\((.+?)\)/g;

/** `**strong** *em* \`code\` [link](https://…)`, one level deep: enough for demo prose. */
function inlines(line: string): Inline[] {
  const content: Inline[] = [];
  let from = 0;
  const push = (text: string, marks?: Mark[]) => {
    if (text) content.push(marks ? { text, marks } : { text });
  };
  for (const match of line.matchAll(inlineMarkup)) {
    push(line.slice(from, match.index));
    const [whole, strong, em, code, label, href] = match;
    if (strong) push(strong, [{ type: 'strong' }]);
    else if (em) push(em, [{ type: 'em' }]);
    else if (code) push(code, [{ type: 'code' }]);
    else if (label && href) push(label, [{ type: 'link', href }]);
    from = match.index + whole.length;
  }
  push(line.slice(from));
  return content;
}

/** Demo prose in a small Markdown: blocks are separated by blank lines, list items stand a line each. */
export function blocksOf(source: string): Block[] {
  return source
    .trim()
    .split(/\n\s*\n|\n(?=\s*(?:- |\d+\. ))/)
    .map((raw): Block => {
      const indent = Math.floor((/^\s*/.exec(raw)?.[0].length ?? 0) / 2);
      const line = raw.trim().replace(/\s*\n\s*/g, ' ');
      const heading = /^(#{1,3}) (.*)$/.exec(line);
      if (heading) return { kind: 'h', attrs: { level: heading[1]!.length }, content: inlines(heading[2]!) };
      if (line.startsWith('- '))
        return { kind: 'li', attrs: { list: 'bullet', indent }, content: inlines(line.slice(2)) };
      const ordered = /^\d+\. (.*)$/.exec(line);
      if (ordered) return { kind: 'li', attrs: { list: 'ordered', indent }, content: inlines(ordered[1]!) };
      if (line.startsWith('> ')) return { kind: 'quote', attrs: {}, content: inlines(line.slice(2)) };
      return { kind: 'p', attrs: {}, content: inlines(line) };
    });
}
