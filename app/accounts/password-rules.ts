import { commonPasswords } from './common-passwords.ts';

export const passwordMin = 10;
export const passwordMax = 200;
export const passwordHint = `At least ${passwordMin} characters. A few unrelated words are easy to keep and hard to guess.`;

/** The form in which a password is compared: the same keys give the same characters on every system. */
export function normalizePassword(password: string): string {
  return password.normalize('NFKC');
}

/** What is wrong with a new password, as a sentence, or null. Lengths are in characters, not bytes. */
export function passwordProblem(password: string, email: string): string | null {
  const plain = normalizePassword(password);
  const length = [...plain].length;
  if (length < passwordMin) return `Use at least ${passwordMin} characters.`;
  if (length > passwordMax) return `Use at most ${passwordMax} characters.`;
  const lower = plain.toLowerCase().trim();
  const address = email.trim().toLowerCase();
  if (lower === address || lower === address.split('@')[0]) return 'Choose something other than your e-mail address.';
  if (commonPasswords.has(lower) || new Set(lower).size < 4) return 'That password is among the first to be tried.';
  return null;
}
