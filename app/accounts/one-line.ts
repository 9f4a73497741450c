/**
 * Characters that have no place in a line people read: control characters, line ends among them, and the marks that turn
 * the text beside them around (right-to-left words need none of those).
 */
export const unfitForLine = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

/** Whether a line has anything to see: a letter, digit, sign or symbol. Blank and zero-width characters are none. */
export function isVisible(text: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(text);
}
