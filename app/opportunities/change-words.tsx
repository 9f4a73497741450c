import { changeText } from './change-text.ts';
import { fieldWords } from './field-words.ts';
import type { ChangeFact } from './types.ts';

/** `Deadlines changed from … to …`: one change of a call. */
export function ChangeWords({ change }: { change: Pick<ChangeFact, 'field' | 'oldValue' | 'newValue'> }) {
  return (
    <>
      <strong>{fieldWords[change.field] ?? change.field}</strong> {changeText(change)}
    </>
  );
}
