import type { WebsocketProvider } from 'y-websocket';

type Change = { added: number[]; updated: number[]; removed: number[] };

/**
 * y-websocket sends every presence it hears back to the server, so that twenty people with cursors send each other's
 * twenty times over. This one sends its own alone.
 */
export function sendOwnPresenceOnly(provider: WebsocketProvider): void {
  const { awareness } = provider;
  const sendAll = provider._awarenessUpdateHandler;
  awareness.off('update', sendAll);
  const sendOwn = ({ added, updated, removed }: Change, origin: unknown) => {
    const own = [...added, ...updated, ...removed].filter((id) => id === awareness.clientID);
    if (own.length > 0) sendAll({ added: [], updated: own, removed: [] }, origin);
  };
  provider._awarenessUpdateHandler = sendOwn; // the provider takes it off when it ends
  awareness.on('update', sendOwn);
}
