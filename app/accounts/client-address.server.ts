/** Where a request came from, as the Express process put it into the load context; one shared key when it is not told. */
export function clientAddress(context: unknown): string {
  const address = (context as { clientAddress?: unknown } | undefined)?.clientAddress;
  return typeof address === 'string' && address ? address : 'unknown';
}
