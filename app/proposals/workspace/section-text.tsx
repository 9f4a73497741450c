import type { ReactNode } from 'react';
import { isText, type Block, type Inline, type TextRun } from '#app/document/blocks.ts';

/** A section's text as plain HTML: for readers without scripts, and until the editor has come. */
export function SectionText({ blocks }: { blocks: readonly Block[] }) {
  const empty = blocks.every((block) => block.content.length === 0);
  if (empty) return <p className="section-empty">Nothing is written here yet.</p>;
  return (
    <>
      {groupLists(blocks).map((group, i) =>
        isRun(group) ? <List key={i} items={group} /> : <One key={i} block={group} />,
      )}
    </>
  );
}

const isRun = (group: Block | Block[]): group is Block[] => Array.isArray(group);

/** Neighbouring list items of one kind become one list. */
function groupLists(blocks: readonly Block[]): (Block | Block[])[] {
  const groups: (Block | Block[])[] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (block.kind !== 'li') groups.push(block);
    else if (last && isRun(last) && last[0]!.attrs.list === block.attrs.list) last.push(block);
    else groups.push([block]);
  }
  return groups;
}

function List({ items }: { items: Block[] }) {
  const rows = items.map((item, i) => (
    <li key={i} className={`indent-${item.attrs.indent ?? 0}`}>
      <Inlines content={item.content} />
    </li>
  ));
  return items[0]!.attrs.list === 'ordered' ? <ol>{rows}</ol> : <ul>{rows}</ul>;
}

function One({ block }: { block: Block }) {
  const content = <Inlines content={block.content} />;
  switch (block.kind) {
    case 'h':
      return <Heading level={block.attrs.level ?? 1}>{content}</Heading>;
    case 'quote':
      return <blockquote>{content}</blockquote>;
    case 'code':
      return (
        <pre>
          <code>{content}</code>
        </pre>
      );
    default:
      return <p>{content}</p>;
  }
}

/** Headings in a section stand below the section's own title, which is an h2. */
function Heading({ level, children }: { level: number; children: ReactNode }) {
  const Tag = (['h3', 'h4', 'h5'] as const)[Math.min(Math.max(level, 1), 3) - 1]!;
  return <Tag>{children}</Tag>;
}

function Inlines({ content }: { content: readonly Inline[] }) {
  return <>{content.map((inline, i) => (isText(inline) ? <Run key={i} run={inline} /> : null))}</>;
}

function Run({ run }: { run: TextRun }) {
  let node: ReactNode = run.text;
  for (const mark of run.marks ?? []) {
    if (mark.type === 'strong') node = <strong>{node}</strong>;
    else if (mark.type === 'em') node = <em>{node}</em>;
    else if (mark.type === 'code') node = <code>{node}</code>;
    else node = <a href={safeHref(mark.href)}>{node}</a>;
  }
  return node;
}

/** Only what a text may link to; anything else (javascript: and the like) stays text without a target. */
function safeHref(href: string): string | undefined {
  return /^(https?:|mailto:)/i.test(href) ? href : undefined;
}
