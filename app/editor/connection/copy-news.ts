import * as Y from 'yjs';
import { isText, type Block } from '#app/document/blocks.ts';
import { blocksFromDoc } from '#app/document/y-section.ts';
import type { ServerAnswer } from './ask-server.ts';
import type { CopyKey } from './device-notes.ts';

/** Why words of this device are not in their section. */
export type RecoveredWhy = 'waiting' | 'read-only' | 'restored' | 'refused' | 'closed' | 'unknown';

export type Judgement = { why: RecoveredWhy; blocks: Block[]; added: Block[] };

/**
 * What a copy on this device holds that its section does not; null when nothing. A copy of the section as it goes on is
 * compared exactly: would anything look different if it were merged? One from before a restore, or one that was put
 * aside, shares no history that can be trusted, so its blocks are compared by their words.
 */
export function judgeCopy(key: CopyKey, copy: Y.Doc, answer: ServerAnswer, sameEpoch: boolean): Judgement | null {
  const blocks = [...blocksFromDoc(copy), ...looseWords(copy)];
  if (answer.kind !== 'text') {
    const added = blocks.filter((block) => wordsOf(block) !== '');
    if (added.length === 0) return null;
    const lost = answer.kind === 'closed' && answer.reason !== 'signedOut';
    return { why: key.aside !== null ? 'refused' : lost ? 'closed' : 'unknown', blocks, added };
  }
  const added = newBlocks(blocks, blocksFromDoc(answer.doc));
  if (key.aside !== null || !sameEpoch)
    return added.length === 0 ? null : { why: key.aside !== null ? 'refused' : 'restored', blocks, added };
  if (!wouldChange(answer.doc, copy)) return null;
  return { why: answer.canWrite ? 'waiting' : 'read-only', blocks, added };
}

/** The blocks whose words stand in no block of the other text; each block there counts once. */
export function newBlocks(blocks: readonly Block[], known: readonly Block[]): Block[] {
  const left = new Map<string, number>();
  for (const block of known) left.set(wordsOf(block), (left.get(wordsOf(block)) ?? 0) + 1);
  return blocks.filter((block) => {
    const words = wordsOf(block);
    const there = left.get(words) ?? 0;
    if (there > 0) left.set(words, there - 1);
    return words !== '' && there === 0;
  });
}

/** Whether a section would read otherwise with the copy merged into it. Changes neither. */
export function wouldChange(section: Y.Doc, copy: Y.Doc): boolean {
  const merged = new Y.Doc();
  Y.applyUpdate(merged, Y.encodeStateAsUpdate(section));
  Y.applyUpdate(merged, Y.encodeStateAsUpdate(copy));
  const differs =
    merged.store.pendingStructs !== null ||
    JSON.stringify(blocksFromDoc(merged)) !== JSON.stringify(blocksFromDoc(section));
  merged.destroy();
  return differs;
}

/** Words in a copy with a hole in it: what they were written into is missing, so that they have no place in the text. */
function looseWords({ store }: Y.Doc): Block[] {
  if (!store.pendingStructs) return [];
  const words = Y.decodeUpdateV2(store.pendingStructs.update)
    .structs.map((struct) =>
      struct instanceof Y.Item && struct.content instanceof Y.ContentString ? struct.content.str : '',
    )
    .join('');
  return words === '' ? [] : [{ kind: 'p', attrs: {}, content: [{ text: words }] }];
}

function wordsOf({ attrs, content }: Block): string {
  const own = content.map((inline) => (isText(inline) ? inline.text : JSON.stringify(inline))).join('');
  const cells = attrs.cells?.some((row) => row.some((cell) => cell.length > 0)) ? JSON.stringify(attrs.cells) : '';
  return own + cells;
}
