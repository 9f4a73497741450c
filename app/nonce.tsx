import { createContext, useContext } from 'react';

const NonceContext = createContext<string | undefined>(undefined);

/** Given by entry.server with the nonce of this response's content security policy. */
export const NonceProvider = NonceContext.Provider;

/** The nonce that inline scripts carry; undefined in the browser, where it is not needed. */
export function useNonce(): string | undefined {
  return useContext(NonceContext);
}
