/**
 * Listens to the page: its return to the network or to sight, the network going away, and somebody about to leave it.
 * Does nothing outside a browser. Returns how to stop.
 */
export function watchPage(page: {
  returned: () => void;
  wentOffline: () => void;
  wouldLose: () => boolean;
}): () => void {
  if (typeof window === 'undefined') return () => undefined;
  const beforeUnload = (event: BeforeUnloadEvent) => {
    if (page.wouldLose()) event.preventDefault();
  };
  const shown = () => {
    if (document.visibilityState === 'visible') page.returned();
  };
  const stop = new AbortController();
  const { signal } = stop;
  window.addEventListener('beforeunload', beforeUnload, { signal });
  window.addEventListener('online', page.returned, { signal });
  window.addEventListener('offline', page.wentOffline, { signal });
  window.addEventListener('focus', page.returned, { signal });
  window.addEventListener('pageshow', page.returned, { signal });
  document.addEventListener('visibilitychange', shown, { signal });
  return () => stop.abort();
}
