import type { FormProblem } from '#app/ui/form-problem.ts';
import { Field } from '#app/ui/field.tsx';
import { Select } from '#app/ui/select.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import { editableGroups, type Editable } from './editables.ts';

type Props = { shown: Record<string, string>; problem: FormProblem | undefined };

/** The facts of a call to be set, filled in with what readers see now. */
export function FactFields({ shown, problem }: Props) {
  return (
    <>
      {editableGroups.map(({ title, editables }) => (
        <fieldset key={title} className="form fact-group">
          <legend>{title}</legend>
          {editables.map((editable) => (
            <div key={editable.field} className={editable.wide ? 'wide' : undefined}>
              <input type="hidden" name={`was.${editable.field}`} value={shown[editable.field]} />
              <Fact
                editable={editable}
                value={problem?.values[editable.field] ?? shown[editable.field] ?? ''}
                error={problem?.fields[editable.field]}
              />
            </div>
          ))}
        </fieldset>
      ))}
    </>
  );
}

const NUMBERS: Partial<Record<Editable['kind'], 'decimal' | 'numeric'>> = {
  ...{ money: 'decimal', percent: 'decimal', count: 'numeric' },
};

function Fact({ editable, value, error }: { editable: Editable; value: string; error: string | undefined }) {
  const { field: name, label, kind, hint, options } = editable;
  const common = { name, label, hint, error, defaultValue: value };
  if (options) return <Select {...common} options={options} />;
  if (kind === 'text') return <TextArea {...common} rows={6} />;
  const type = kind === 'url' ? 'url' : kind === 'day' ? 'date' : 'text';
  return <Field {...common} type={type} inputMode={NUMBERS[kind]} />;
}
