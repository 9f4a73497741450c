import { closeReason, type CloseReason } from '#app/document/wire.ts';

/**
 * Asks the server why it does not let this browser in, which a failed WebSocket does not tell. Null when it would let
 * it in, or cannot be reached.
 */
export function explain(Socket: typeof WebSocket, url: string): Promise<CloseReason | null> {
  return new Promise((resolve) => {
    const socket = new Socket(url);
    socket.onerror = () => undefined;
    socket.onclose = (event) => resolve(closeReason(event.code));
  });
}
