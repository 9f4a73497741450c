/** What a single key does on the list. */
export type KeyAction = 'next' | 'previous' | 'search' | 'help';

export const keyWords: readonly { keys: string; does: string }[] = [
  { keys: 'j', does: 'Go to the next call' },
  { keys: 'k', does: 'Go to the call before' },
  { keys: 'Enter', does: 'Open the call' },
  { keys: '/', does: 'Search' },
  { keys: '?', does: 'Show these keys' },
];

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing' | 'defaultPrevented'>;
type Target = { tagName: string; type?: string; isContentEditable?: boolean };

/** What a key press asks for; null while somebody types, with other keys held, and for every other key. */
export function keyAction(press: Press, target: Target | null): KeyAction | null {
  if (press.ctrlKey || press.metaKey || press.altKey || press.isComposing || press.defaultPrevented) return null;
  if (target && takesText(target)) return null;
  return actions.get(press.key) ?? null;
}

const actions = new Map<string, KeyAction>([
  ['j', 'next'],
  ['k', 'previous'],
  ['/', 'search'],
  ['?', 'help'],
]);

const WITHOUT_TEXT = new Set(['button', 'checkbox', 'radio', 'range', 'reset', 'submit']);

/** A choice of a list is found by typing too. */
function takesText({ tagName, type = '', isContentEditable = false }: Target): boolean {
  const tag = tagName.toLowerCase();
  return isContentEditable || tag === 'textarea' || tag === 'select' || (tag === 'input' && !WITHOUT_TEXT.has(type));
}

/** The row to go to from `current` (-1 = none yet): the first at first, and no further than the ends. */
export function rowAfter(current: number, count: number, action: 'next' | 'previous'): number {
  if (current < 0) return 0;
  return Math.max(0, Math.min(count - 1, current + (action === 'next' ? 1 : -1)));
}
