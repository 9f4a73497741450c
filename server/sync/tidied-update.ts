import * as encoding from 'lib0/encoding';
import type * as Y from 'yjs';

/** The update of a transaction that only deleted, as those are in which Yjs tidies up; null when it did nothing. */
export function tidiedUpdate({ beforeState, afterState, deleteSet }: Y.Transaction): Uint8Array | null {
  for (const [client, clock] of afterState)
    if (clock !== (beforeState.get(client) ?? 0)) throw new Error('Yjs wrote something by itself');
  if (deleteSet.clients.size === 0) return null;
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 0); // no new structs
    encoding.writeVarUint(encoder, deleteSet.clients.size);
    for (const [client, ranges] of deleteSet.clients) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, ranges.length);
      for (const { clock, len } of ranges) {
        encoding.writeVarUint(encoder, clock);
        encoding.writeVarUint(encoder, len);
      }
    }
  });
}
