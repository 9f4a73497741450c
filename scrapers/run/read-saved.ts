import { open } from 'node:fs/promises';
import { checkSize } from './check-body.ts';

/** The bytes of a saved answer; one that is too large is refused before it is read. */
export async function readSaved(file: string): Promise<Uint8Array> {
  const handle = await open(file, 'r');
  try {
    checkSize((await handle.stat()).size);
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}
