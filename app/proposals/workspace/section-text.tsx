import { useContext, type ReactNode } from 'react';
import type { Block, BlockAttrs } from '#app/document/blocks.ts';
import { PictureAddress } from './picture-address.ts';
import { Inlines } from './section-inlines.tsx';

/** A section's text as plain HTML: for readers without scripts, and until the editor has come. */
export function SectionText({ blocks }: { blocks: readonly Block[] }) {
  const empty = blocks.every((block) => block.content.length === 0 && (block.attrs.cells ?? []).length === 0);
  if (empty) return <p className="section-empty">Nothing is written here yet.</p>;
  return <SectionBlocks blocks={blocks} />;
}

function SectionBlocks({ blocks }: { blocks: readonly Block[] }) {
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
    case 'math':
      return <pre className="block-math">{content}</pre>;
    case 'figure':
      return (
        <figure>
          <Picture {...block.attrs} />
          <figcaption>{content}</figcaption>
        </figure>
      );
    case 'table':
      return (
        <figure>
          <Grid {...block.attrs} />
          <figcaption>{content}</figcaption>
        </figure>
      );
    case 'pagebreak':
    case 'toc':
      return <p data-kind={block.kind} />;
    case 'placeholder':
      return <p data-kind="placeholder">{content}</p>;
    default:
      return <p>{content}</p>;
  }
}

/** The picture itself where the proposal holds it, else its description. */
function Picture({ asset, alt }: BlockAttrs) {
  const address = useContext(PictureAddress)(asset);
  if (address === null) return <div className="block-picture">{alt ?? 'A picture without a description'}</div>;
  return (
    <div className="block-picture">
      <img src={address} alt={alt ?? 'A picture without a description'} loading="lazy" decoding="async" />
    </div>
  );
}

function Grid({ cells = [], header = 0 }: BlockAttrs) {
  return (
    <table>
      <tbody>
        {cells.map((row, r) => (
          <tr key={r}>
            {row.map((cell, c) => {
              const Tag = r < header ? 'th' : 'td';
              return (
                <Tag key={c}>
                  <SectionBlocks blocks={cell} />
                </Tag>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Headings in a section stand below the section's own title, which is an h2. */
function Heading({ level, children }: { level: number; children: ReactNode }) {
  const Tag = (['h3', 'h4', 'h5'] as const)[Math.min(Math.max(level, 1), 3) - 1]!;
  return <Tag>{children}</Tag>;
}
