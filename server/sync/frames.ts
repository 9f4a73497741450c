import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { accessValue, messageType, syncStep } from '#app/document/wire.ts';

/** What a client may say. Frames of a type we do not know are `other` and are left alone. */
export type Incoming =
  | { type: 'stepOne'; stateVector: Uint8Array }
  | { type: 'update'; stepTwo: boolean; bytes: Uint8Array }
  | { type: 'awareness'; bytes: Uint8Array }
  | { type: 'queryAwareness' }
  | { type: 'other' };

/** Reads one frame; throws when it is not one. */
export function readFrame(frame: Uint8Array): Incoming {
  const decoder = decoding.createDecoder(frame);
  const type = decoding.readVarUint(decoder);
  if (type === messageType.awareness) return { type: 'awareness', bytes: decoding.readVarUint8Array(decoder) };
  if (type === messageType.queryAwareness) return { type: 'queryAwareness' };
  if (type !== messageType.sync) return { type: 'other' };
  const step = decoding.readVarUint(decoder);
  const bytes = decoding.readVarUint8Array(decoder);
  if (step === syncStep.one) return { type: 'stepOne', stateVector: bytes };
  if (step === syncStep.two || step === syncStep.update)
    return { type: 'update', stepTwo: step === syncStep.two, bytes };
  throw new Error(`unknown sync step ${step}`);
}

/** A sync frame: step one carries a state vector, step two and update carry a Yjs update. */
export function syncFrame(step: keyof typeof syncStep, bytes: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageType.sync);
    encoding.writeVarUint(encoder, syncStep[step]);
    encoding.writeVarUint8Array(encoder, bytes);
  });
}

/** "The first `count` updates you sent on this connection are on disk." */
export function ackFrame(count: number): Uint8Array {
  return numberFrame(messageType.ack, count);
}

/** "You may write here", or not, or not because a part of the text cannot be read. */
export function accessFrame(access: keyof typeof accessValue): Uint8Array {
  return numberFrame(messageType.access, accessValue[access]);
}

function numberFrame(type: number, value: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, type);
    encoding.writeVarUint(encoder, value);
  });
}

export type PresenceEntry = { clientId: number; clock: number; state: string };

/** A presence frame; with no entries it is a heartbeat that any y-websocket client takes. */
export function presenceFrame(entries: PresenceEntry[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageType.awareness);
    encoding.writeVarUint8Array(encoder, presenceUpdate(entries));
  });
}

/** What a presence frame carries. */
export function presenceUpdate(entries: PresenceEntry[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length);
    for (const entry of entries) {
      encoding.writeVarUint(encoder, entry.clientId);
      encoding.writeVarUint(encoder, entry.clock);
      encoding.writeVarString(encoder, entry.state);
    }
  });
}
