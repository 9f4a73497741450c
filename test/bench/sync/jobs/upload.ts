import { Speaker, type Door } from '../client/speaker.ts';
import { editingHistory } from './history.ts';

export type UploadJob = { kind: 'upload'; door: Door; edits: number; traceFile: string | null; perUpdate: number };
export type UploadResult = { stateVector: string; textLength: number; edits: number; updates: number; source: string };

/** Writes a long history through the server, as its one author would have; resolves when all of it is acknowledged. */
export async function upload(job: UploadJob): Promise<UploadResult> {
  const history = editingHistory(job);
  const writer: Speaker = new Speaker(history.client, job.door, {
    closed: (why) => {
      throw new Error(`the history was not taken: ${why}`);
    },
  });
  await writer.enter();
  for (const update of history.updates) {
    // Few enough under way that nobody has to hold it all.
    while (writer.typed - writer.acked > 200) await new Promise((resolve) => setTimeout(resolve, 1));
    writer.sendUpdate(update);
  }
  while (writer.acked < writer.typed) await new Promise((resolve) => setTimeout(resolve, 5));
  writer.leave();
  const { stateVector, textLength, edits, source } = history;
  return { stateVector, textLength, edits, updates: history.updates.length, source };
}
