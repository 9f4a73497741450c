import * as Y from 'yjs';
import type { Block } from '#app/document/blocks.ts';
import { blocksFromDoc } from '#app/document/y-section.ts';
import type { Database } from '#prisma/client.server.ts';
import { readSection } from './section-log.server.ts';

/** A section's text as it stands on disk. */
export async function readBlocks(db: Database, sectionId: string): Promise<Block[]> {
  const { state } = await readSection(db, sectionId);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const blocks = blocksFromDoc(doc);
  doc.destroy();
  return blocks;
}
