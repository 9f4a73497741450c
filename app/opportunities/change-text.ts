import type { ChangeFact } from './types.ts';

const LONGEST = 160;

/** `changed from … to …`: what became of a field. */
export function changeText({ oldValue, newValue }: Pick<ChangeFact, 'oldValue' | 'newValue'>): string {
  if (oldValue === null) return `added: ${cut(newValue ?? '')}`;
  if (newValue === null) return `removed; it was ${cut(oldValue)}`;
  return `changed from ${cut(oldValue)} to ${cut(newValue)}`;
}

const cut = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text);
