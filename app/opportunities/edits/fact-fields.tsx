import type { FormProblem } from '#app/ui/form-problem.ts';
import { Field } from '#app/ui/field.tsx';
import { Select } from '#app/ui/select.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import { deadlineModes } from '../types.ts';
import { deadlineModeWords } from '../words.ts';
import { editables, type Editable } from './edit-form.ts';

type Props = { shown: Record<string, string>; problem: FormProblem | undefined };

const modes = deadlineModes.map((value) => ({ value, label: deadlineModeWords[value] }));

/** The facts of a call to be set, filled in with what readers see now. */
export function FactFields({ shown, problem }: Props) {
  return (
    <>
      {editables.map((editable) => (
        <div key={editable.field}>
          <input type="hidden" name={`was.${editable.field}`} value={shown[editable.field]} />
          <Fact
            editable={editable}
            value={problem?.values[editable.field] ?? shown[editable.field] ?? ''}
            error={problem?.fields[editable.field]}
          />
        </div>
      ))}
    </>
  );
}

function Fact({ editable, value, error }: { editable: Editable; value: string; error: string | undefined }) {
  const { field: name, label, kind, hint } = editable;
  const common = { name, label, hint, error, defaultValue: value };
  if (kind === 'mode') return <Select {...common} options={modes} />;
  if (kind === 'text') return <TextArea {...common} rows={6} />;
  const type = kind === 'url' ? 'url' : kind === 'day' ? 'date' : 'text';
  return <Field {...common} type={type} inputMode={kind === 'money' ? 'decimal' : undefined} />;
}
