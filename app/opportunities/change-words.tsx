import { fieldWords } from './field-words.ts';
import type { ChangeFact } from './types.ts';

const LONGEST = 160;

/** `Deadlines changed from … to …`: one change of a call. */
export function ChangeWords({ change }: { change: Pick<ChangeFact, 'field' | 'oldValue' | 'newValue'> }) {
  return (
    <>
      <strong>{fieldWords[change.field] ?? change.field}</strong> {inWords(change)}
    </>
  );
}

function inWords({ oldValue, newValue }: Pick<ChangeFact, 'oldValue' | 'newValue'>): string {
  if (oldValue === null) return `added: ${cut(newValue ?? '')}`;
  if (newValue === null) return `removed; it was ${cut(oldValue)}`;
  return `changed from ${cut(oldValue)} to ${cut(newValue)}`;
}

const cut = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text);
