/** What a route module may export as `handle`. */
export type PageHandle = {
  /** draws its own header */
  bare?: boolean;
  /** many read it and it is drawn from what its loaders give alone, so that it is kept as it was drawn (kept-pages.server.ts) */
  keep?: boolean;
};
