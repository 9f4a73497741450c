import * as Y from 'yjs';
import type { Block } from '#app/document/blocks.ts';
import { sectionRoom } from '#app/document/wire.ts';
import { BODY, writeBlocks } from '#app/document/y-section.ts';
import { appendUpdate, readSection } from '#app/proposals/section-log.server.ts';
import type { Database } from '#prisma/client.server.ts';

/** Replaces a section's text as one update by `personId`. Only where nobody has the section open: an open room would not see it. */
export async function writeSection(db: Database, sectionId: string, blocks: Block[], personId: string): Promise<void> {
  const { epoch, state } = await readSection(db, sectionId);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const before = Y.encodeStateVector(doc);
  const body = doc.getText(BODY);
  doc.transact(() => {
    body.delete(0, body.length);
    writeBlocks(doc, blocks);
  });
  await appendUpdate(db, sectionRoom(sectionId), epoch, Y.encodeStateAsUpdate(doc, before), personId);
  doc.destroy();
}
