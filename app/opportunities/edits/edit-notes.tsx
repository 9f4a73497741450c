import type { ReactNode } from 'react';
import { fieldWords } from '../field-words.ts';
import type { EditFact } from '../types.ts';
import { instantWords } from '../words.ts';

const LONGEST = 300;

type Props = {
  edits: readonly EditFact[];
  /** what a curator may do about each */
  after?: (edit: EditFact, name: string) => ReactNode;
};

/** Which facts people set in place of the sources: who, when, why, and what the sources say. Nothing where there is none. */
export function EditNotes({ edits, after }: Props) {
  if (edits.length === 0) return null;
  return (
    <section className="section" aria-labelledby="set-by-hand">
      <h2 id="set-by-hand">Set by hand</h2>
      <ul className="rows edit-notes">
        {edits.map((edit) => {
          const name = fieldWords[edit.field] ?? edit.field;
          return (
            <li key={edit.field}>
              <span>
                <strong>{name}</strong> {cut(edit.value ?? 'not known')}, set by {edit.by ?? 'somebody who has left'} on{' '}
                <span className="num">{instantWords(edit.editedAt)}</span>: {edit.reason}
                {edit.field === 'statusOverride' ? null : (
                  <>
                    <br />
                    <span className="muted small">
                      {edit.sourceValue === null
                        ? 'No source says anything of it.'
                        : `The source says: ${cut(edit.sourceValue)}`}
                    </span>
                  </>
                )}
              </span>
              {after?.(edit, name)}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const cut = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text);
