import { Form } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { instantWords } from '../words.ts';
import type { EditView } from './edit-view.server.ts';

type Props = { edits: readonly EditView[]; mayTakeBack?: boolean };

/** What people set of a call, each with who, when and why, and what sources say instead. */
export function EditNotes({ edits, mayTakeBack = false }: Props) {
  if (edits.length === 0) return null;
  return (
    <ul className="rows edit-notes">
      {edits.map(({ field, label, value, by, editedAt, reason, sourceSays }) => (
        <li key={field}>
          <span>
            <strong>{label}</strong> set by {by ?? 'somebody who has left'} on {instantWords(editedAt)}: {value}
            {sourceSays === null ? '' : `; the source says ${sourceSays}`}
            <br />
            <span className="small muted">Read at: {reason}</span>
          </span>
          {mayTakeBack ? (
            <Form method="post">
              <input type="hidden" name="field" value={field} />
              <Button name="intent" value="take-back" small aria-label={`Take back: ${label}`}>
                Take back
              </Button>
            </Form>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
