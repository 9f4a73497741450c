/** Of the width that the pane has, or of the size on paper (1 is 100 %). */
export type Zoom = 'fit' | number;
export type PreviewChoice = { open: boolean; zoom: Zoom };

const steps = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2];
const unset: PreviewChoice = { open: false, zoom: 'fit' };
const keyOf = (personId: string) => `callboard:preview:${personId}`;

/** The next step of zoom from what is shown now, larger or smaller; null at the end. */
export function zoomStep(shown: number, direction: 1 | -1): number | null {
  const all = direction > 0 ? steps : [...steps].reverse();
  return all.find((step) => (step - shown) * direction > 0.005) ?? null;
}

/** What this person chose in this browser; closed and as wide as the pane where nothing readable is kept. */
export function readChoice(personId: string, store: Pick<Storage, 'getItem'> | null): PreviewChoice {
  const kept = store?.getItem(keyOf(personId)) ?? null;
  const [open, zoom] = (kept ?? '').split(' ');
  if (open !== 'open' && open !== 'closed') return unset;
  const size = Number(zoom);
  return { open: open === 'open', zoom: size >= steps[0]! && size <= steps.at(-1)! ? size : 'fit' };
}

export function keepChoice(
  personId: string,
  { open, zoom }: PreviewChoice,
  store: Pick<Storage, 'setItem'> | null,
): void {
  try {
    store?.setItem(keyOf(personId), `${open ? 'open' : 'closed'} ${zoom}`);
  } catch (error) {
    // A full or forbidden store forgets the choice, which is all that is lost.
    if (!(error instanceof DOMException)) throw error;
  }
}

/** The browser's store; null where it is forbidden. */
export function localStore(): Storage | null {
  try {
    return window.localStorage;
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}
