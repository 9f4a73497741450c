import { messageType, syncStep } from '#app/document/wire.ts';

export type SocketHooks = {
  /** whether the server takes updates from this person */
  mayWrite(): boolean;
  /** an update frame was handed to an open socket */
  wrote(kind: 'stepTwo' | 'update'): void;
};

/**
 * A WebSocket class that sees every frame y-websocket sends, so that none is missed when they are counted, and that
 * sends no updates for a reader: Yjs makes small clean-up updates by itself, which a reader's server would refuse.
 */
export function countingSocket(Base: typeof WebSocket, hooks: SocketHooks): typeof WebSocket {
  return class extends Base {
    override send(data: string | ArrayBufferLike | Blob | ArrayBufferView): void {
      const kind = updateKind(data);
      if (kind === null) return super.send(data as ArrayBuffer);
      if (!hooks.mayWrite() || this.readyState !== this.OPEN) return;
      super.send(data as ArrayBuffer);
      hooks.wrote(kind);
    }
  };
}

function updateKind(data: unknown): 'stepTwo' | 'update' | null {
  if (!(data instanceof Uint8Array) || data[0] !== messageType.sync) return null;
  if (data[1] === syncStep.two) return 'stepTwo';
  return data[1] === syncStep.update ? 'update' : null;
}
