import { Form } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { Chip } from '#app/ui/chip.tsx';
import type { ChangeLine } from './change-lines.ts';

/** Every change of a project or an organisation: who, when, from what, to what, with a button where it can be undone. */
export function ChangeRows({ changes }: { changes: readonly ChangeLine[] }) {
  if (changes.length === 0) return <p className="muted">Nothing since it was added.</p>;
  return (
    <ul className="rows change-rows">
      {changes.map(({ id, what, old, value, by, at, isUndo, isUndone, isReplaced, canUndo }) => (
        <li key={id}>
          <div>
            <p>
              <b>{what}</b>: <Value of={old} /> → <Value of={value} />
            </p>
            <p className="small muted">
              {by}, {at}
            </p>
          </div>
          <div className="actions">
            {isUndo ? <Chip>Takes a change back</Chip> : null}
            {isUndone ? <Chip>Taken back</Chip> : null}
            {isReplaced ? <span className="small muted">changed again since</span> : null}
            {canUndo ? (
              <Form method="post">
                <input type="hidden" name="changeId" value={id} />
                <Button small name="intent" value="undo" aria-label={`Undo ${what} of ${at}`}>
                  Undo
                </Button>
              </Form>
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  );
}

const Value = ({ of }: { of: string | null }) =>
  of === null ? <span className="unknown">unknown</span> : <span className="wrap">{of}</span>;
