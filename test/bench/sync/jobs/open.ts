import * as Y from 'yjs';
import { Speaker, type Door } from '../client/speaker.ts';

export type OpenJob = {
  kind: 'open';
  doors: Door[];
  /** Y.encodeStateVector of the whole history, base64 */
  stateVector: string;
  textLength: number;
  timeoutSeconds: number;
};
/** Milliseconds from the connect until what arrived covers the history, one a door; NaN where it never did. */
export type OpenResult = { times: number[]; faults: string[] };

/** Opens a room with all these doors at once. */
export async function open(job: OpenJob): Promise<OpenResult> {
  const began = performance.now();
  const readers = job.doors.map((door, i) => new Speaker(1_900_000_000 + i, door, {}, true));
  await Promise.all(readers.map((reader) => reader.enter()));
  const wanted = Y.decodeStateVector(Buffer.from(job.stateVector, 'base64'));
  const until = performance.now() + job.timeoutSeconds * 1000;
  const times: number[] = [];
  const faults: string[] = [];
  for (const reader of readers) {
    const doc = new Y.Doc();
    let covered = NaN;
    for (let i = 0; Number.isNaN(covered) && performance.now() < until; i++) {
      while (i >= reader.kept.length && performance.now() < until)
        await new Promise((resolve) => setTimeout(resolve, 5));
      const payload = reader.kept[i];
      if (!payload) break;
      Y.applyUpdate(doc, payload.bytes);
      const have = Y.decodeStateVector(Y.encodeStateVector(doc));
      if ([...wanted].every(([client, clock]) => (have.get(client) ?? 0) >= clock)) covered = payload.now - began;
    }
    times.push(covered);
    if (Number.isNaN(covered)) faults.push('a reader never got the whole history');
    else if (doc.getText('body').length !== job.textLength)
      faults.push(`a reader holds ${doc.getText('body').length} of ${job.textLength} characters`);
    doc.destroy();
  }
  readers.forEach((reader) => reader.leave());
  return { times, faults };
}
