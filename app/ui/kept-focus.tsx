import { useNavigation } from '@remix-run/react';
import { useEffect, useRef } from 'react';

/**
 * A button that is gone after its form was answered leaves the keyboard nowhere. Then the focus goes to what stands
 * closest and is still there: the next of the list, or the part of the page around it. A part is focused, not a control
 * in it, so that a key pressed once too often does nothing.
 */
export function KeptFocus() {
  const busy = useNavigation().state !== 'idle';
  const places = useRef<Element[]>([]);
  useEffect(() => {
    if (busy) {
      places.current = placesAround(document.activeElement);
      return;
    }
    if (document.activeElement === document.body) focusFirst(places.current);
    places.current = [];
  }, [busy]);
  return null;
}

/** Where to go when this is gone, the closest first; nothing outside the page's own part. */
function placesAround(focused: Element | null): Element[] {
  const main = document.getElementById('main');
  const places: Element[] = [];
  if (!main || !focused) return places;
  for (let at: Element | null = focused; at && at !== main && main.contains(at); at = at.parentElement) {
    if (at.matches('li') && at.nextElementSibling) places.push(at.nextElementSibling);
    if (at.parentElement) places.push(at.parentElement);
  }
  return places;
}

function focusFirst(places: readonly Element[]): void {
  const place = places.find((one): one is HTMLElement => one instanceof HTMLElement && one.isConnected);
  if (!place) return;
  if (!place.hasAttribute('tabindex')) place.tabIndex = -1;
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: 'nearest' });
}
