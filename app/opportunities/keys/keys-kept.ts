const NAME = 'callboard:single-keys';

/** Whether this browser wants single keys to do something; yes until somebody said no. */
export function keysWanted(): boolean {
  try {
    return localStorage.getItem(NAME) !== 'off';
  } catch {
    return true; // storage may be shut off: then nothing is remembered
  }
}

/** Remembers the choice, for every page of this browser. */
export function keepKeysWanted(wanted: boolean): void {
  try {
    if (wanted) localStorage.removeItem(NAME);
    else localStorage.setItem(NAME, 'off');
  } catch {
    return; // as above: it counts until the page is left
  }
}
