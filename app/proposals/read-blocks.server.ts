import type { Block } from '#app/document/blocks.ts';
import { blocksFromDoc } from '#app/document/y-section.ts';
import type { Database } from '#prisma/client.server.ts';
import { readSectionDoc } from './section-log.server.ts';

/** A section's text as it stands on disk. */
export async function readBlocks(db: Database, sectionId: string): Promise<Block[]> {
  const { doc } = await readSectionDoc(db, sectionId);
  const blocks = blocksFromDoc(doc);
  doc.destroy();
  return blocks;
}
