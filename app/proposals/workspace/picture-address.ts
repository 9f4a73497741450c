import { createContext } from 'react';

export type AddressOf = (asset: string | undefined) => string | null;

/** Where a picture of the text can be fetched; null for one that the proposal is not known to hold. */
export const PictureAddress = createContext<AddressOf>(() => null);

/** The addresses of the pictures that a proposal holds. */
export function addressesIn(proposalId: string, held: readonly string[]): AddressOf {
  const known = new Set(held);
  return (asset) => (asset !== undefined && known.has(asset) ? `/proposals/${proposalId}/assets/${asset}` : null);
}
