import { rowAfter } from './list-keys.ts';

/** The address of what was last gone to by key: the focus may have been elsewhere since, and the list another time drawn. */
let last: string | null = null;

/** Moves the focus to the title of the next call that is shown, or the one before, and brings it into sight. */
export function focusRow(action: 'next' | 'previous'): void {
  const rows = [...document.querySelectorAll<HTMLElement>('main [data-link=row]')].filter((row) =>
    row.checkVisibility(),
  );
  const focused = document.activeElement instanceof HTMLElement ? rows.indexOf(document.activeElement) : -1;
  const current = focused >= 0 || last === null ? focused : rows.findIndex((row) => row.getAttribute('href') === last);
  const row = rows[rowAfter(current, rows.length, action)];
  if (!row) return;
  last = row.getAttribute('href');
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: 'nearest' });
}
