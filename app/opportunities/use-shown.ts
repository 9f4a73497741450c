import { useEffect, useRef } from 'react';

/**
 * A control that keeps what people do with it, and shows `value` whenever that becomes another. It stays the same
 * element, so that the keyboard stays where it is. `again`: changes when what was done with it is to be forgotten.
 */
export function useShown<T extends HTMLInputElement | HTMLSelectElement>(value: string | boolean, again = '') {
  const control = useRef<T>(null);
  useEffect(() => {
    const shown = control.current;
    if (!shown) return;
    if (typeof value === 'string') shown.value = value;
    else if (shown instanceof HTMLInputElement) shown.checked = value;
  }, [value, again]);
  return control;
}
