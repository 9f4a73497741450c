import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { BODY } from '#app/document/y-section.ts';
import { messageType, syncStep, type CloseReason } from '#app/document/wire.ts';
import { explain } from './explain.ts';

export type ServerAnswer =
  { kind: 'text'; doc: Y.Doc; canWrite: boolean } | { kind: 'closed'; reason: CloseReason } | { kind: 'unreachable' };

export type Question = { url: string; room: string; personId: string; Socket: typeof WebSocket; patienceMs?: number };

/**
 * Asks the server once for a section as it stands there, apart from any editor and without sending it anything. With
 * `epoch` only for that one.
 */
export function askServer(question: Question & { epoch?: number }): Promise<ServerAnswer> {
  const { url, room, epoch, personId, Socket, patienceMs = 10_000 } = question;
  const rest = `&as=${personId}${epoch === undefined ? '' : `&epoch=${epoch}`}`;
  return new Promise((resolve) => {
    const socket = new Socket(`${url}/${room}?ack=1${rest}`);
    const doc = new Y.Doc();
    doc.getText(BODY);
    let canWrite = false;
    const end = (answer: ServerAnswer | Promise<ServerAnswer>) => {
      clearTimeout(tooLong);
      resolve(answer);
      socket.onclose = null;
      socket.close();
    };
    const tooLong = setTimeout(() => end({ kind: 'unreachable' }), patienceMs);
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => socket.send(stepOneOf(doc));
    socket.onerror = () => undefined; // 'close' follows
    socket.onclose = () => end(whyNot(Socket, `${url}/${room}?explain=1${rest}`));
    socket.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
      const decoder = decoding.createDecoder(new Uint8Array(data));
      const type = decoding.readVarUint(decoder);
      if (type === messageType.access) canWrite = decoding.readVarUint(decoder) === 1;
      if (type !== messageType.sync) return;
      const step = decoding.readVarUint(decoder);
      if (step === syncStep.one) return;
      Y.applyUpdate(doc, decoding.readVarUint8Array(decoder));
      if (step === syncStep.two) end({ kind: 'text', doc, canWrite });
    };
  });
}

async function whyNot(Socket: typeof WebSocket, url: string): Promise<ServerAnswer> {
  const reason = await explain(Socket, url);
  return reason === null ? { kind: 'unreachable' } : { kind: 'closed', reason };
}

function stepOneOf(doc: Y.Doc): Uint8Array<ArrayBuffer> {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageType.sync);
    encoding.writeVarUint(encoder, syncStep.one);
    encoding.writeVarUint8Array(encoder, Y.encodeStateVector(doc));
  }) as Uint8Array<ArrayBuffer>;
}
