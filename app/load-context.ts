import type { AppLoadContext } from '@remix-run/node';

/** What the process gives to every loader, action and entry.server beside the request. */
export type LoadContext = AppLoadContext & {
  /** of this response's content security policy */
  nonce?: string;
  requestId?: string;
  /** the browser's network address, through a proxy on this machine too */
  clientAddress?: string;
};
