import { maxUpdateBytes, messageType, syncStep } from '#app/document/wire.ts';

export type SocketHooks = {
  /** whether the server takes updates from this person */
  mayWrite(): boolean;
  /** whether step two has gone out on this connection */
  answered(): boolean;
  /** an update frame was handed to an open socket */
  wrote(kind: 'stepTwo' | 'update'): void;
  /** any frame of so many bytes was handed to an open socket */
  sent(bytes: number): void;
  /** any frame arrived */
  heard(): void;
};

/**
 * A WebSocket class that sees every frame y-websocket sends, so that none is missed when they are counted, and that
 * sends no updates for a reader: Yjs makes small clean-up updates by itself, which a reader's server would refuse.
 */
export function countingSocket(Base: typeof WebSocket, hooks: SocketHooks): typeof WebSocket {
  return class extends Base {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('message', () => hooks.heard());
    }
    override send(data: string | ArrayBufferLike | Blob | ArrayBufferView): void {
      const kind = updateKind(data);
      const frame = data as Uint8Array<ArrayBuffer>;
      if (kind === null) {
        super.send(frame);
        return hooks.sent(frame.byteLength);
      }
      if (!hooks.mayWrite() || this.readyState !== this.OPEN) return;
      const large = kind === 'update' && frame.byteLength > maxUpdateBytes;
      // Step two is still to come, and will hold this change too.
      if (large && !hooks.answered()) return;
      super.send(large ? asStepTwo(frame) : frame);
      hooks.sent(frame.byteLength);
      hooks.wrote(kind);
    }
  };
}

function updateKind(data: unknown): 'stepTwo' | 'update' | null {
  if (!(data instanceof Uint8Array) || data[0] !== messageType.sync) return null;
  if (data[1] === syncStep.two) return 'stepTwo';
  return data[1] === syncStep.update ? 'update' : null;
}

/** A change too large for an update frame, such as a pasted book: the server takes more at once as a step two. */
function asStepTwo(frame: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const same = frame.slice();
  same[1] = syncStep.two;
  return same;
}
