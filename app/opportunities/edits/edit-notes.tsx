import { fieldWords } from '../field-words.ts';
import type { EditFact } from '../types.ts';
import { instantWords } from '../words.ts';

const LONGEST = 300;

/** Which facts people set in place of the sources: who, when, why, and what the sources say. Nothing where there is none. */
export function EditNotes({ edits }: { edits: readonly EditFact[] }) {
  if (edits.length === 0) return null;
  return (
    <section className="section" aria-labelledby="set-by-hand">
      <h2 id="set-by-hand">Set by hand</h2>
      <ul className="rows">
        {edits.map((edit) => (
          <li key={edit.field}>
            <strong>{fieldWords[edit.field] ?? edit.field}</strong> {cut(edit.value ?? 'not known')}, set by{' '}
            {edit.by ?? 'somebody who has left'} on <span className="num">{instantWords(edit.editedAt)}</span>:{' '}
            {edit.reason}
            <br />
            <span className="muted small">
              {edit.sourceValue === null
                ? 'No source says anything of it.'
                : `The source says: ${cut(edit.sourceValue)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const cut = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text);
