/**
 * Listens to the page: its return to the network or to sight, and somebody about to leave it. Does nothing outside a
 * browser. Returns how to stop.
 */
export function watchPage(page: { returned: () => void; wouldLose: () => boolean }): () => void {
  if (typeof window === 'undefined') return () => undefined;
  const beforeUnload = (event: BeforeUnloadEvent) => {
    if (page.wouldLose()) event.preventDefault();
  };
  window.addEventListener('beforeunload', beforeUnload);
  window.addEventListener('online', page.returned);
  window.addEventListener('focus', page.returned);
  return () => {
    window.removeEventListener('beforeunload', beforeUnload);
    window.removeEventListener('online', page.returned);
    window.removeEventListener('focus', page.returned);
  };
}
