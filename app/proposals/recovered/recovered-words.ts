import { blockText } from '#app/document/block-text.ts';
import type { Block } from '#app/document/blocks.ts';
import type { DocumentFile } from '#app/document/file.ts';
import type { RecoveredCopy, RecoveredWhy, UnreadCopy } from '#app/editor/connection/recovered-copies.ts';

/** Why words are on this device alone, and what becomes of them. */
export const whyRecovered: { [W in RecoveredWhy]: string } = {
  waiting: 'They are added to the section by themselves when you open it.',
  'read-only': 'You may not write in this section now. When you may again, these words join it as soon as you open it.',
  restored:
    'The section was restored from a backup, or goes on without a part that was lost. These words are from before, so they are not added by themselves.',
  refused: 'The server did not take them. Copy them back into the section in parts, or keep them elsewhere.',
  closed: 'You can no longer open this section. Copy or download what you want to keep.',
  unknown: 'The server could not be asked what it has, so this is the whole text as this device keeps it.',
};

/** Of a copy that could not be looked at: it is not gone, and what would make it so. */
export const notReadable =
  'A copy of your words on this device cannot be read now. It stays here: do not clear this site’s data.';

/** What to call the copy: its section and proposal, as far as they were noted. */
export function nameOf({ about }: RecoveredCopy | UnreadCopy): { section: string; proposal: string | null } {
  return { section: about?.section ?? 'A section', proposal: about?.proposal ?? null };
}

/** Blocks as plain text, an empty line between two. */
export function textOf(blocks: readonly Block[]): string {
  return blocks.map(blockText).join('\n\n');
}

/** The whole copy as a document file, which can be exported and imported like any other. */
export function fileOf({ about, blocks }: RecoveredCopy): DocumentFile {
  const title = about?.section ?? 'Recovered words';
  return {
    format: 'callboard-document',
    version: 1,
    title: about?.proposal ?? title,
    template: 'generic',
    people: [],
    sections: [{ key: about?.sectionKey ?? 'recovered', title, blocks }],
    references: [],
    assets: [],
  };
}
