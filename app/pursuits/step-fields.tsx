import { Field } from '#app/ui/field.tsx';
import type { FormProblem } from '#app/ui/form-problem.ts';
import { Select } from '#app/ui/select.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import type { PursuitView } from './pursuit-view.server.ts';
import { MOST_DAYS } from './usual-steps.ts';

type Step = PursuitView['plan']['steps'][number];
type Props = { step?: Step; team: PursuitView['team']; problem: FormProblem | undefined };

/** What a step says, for a new one and for one that is changed. */
export function StepFields({ step, team, problem }: Props) {
  const shown = (name: string, stored: string | number | null | undefined) =>
    problem?.values[name] ?? String(stored ?? '');
  const error = (name: string) => problem?.fields[name];
  return (
    <>
      <Field
        label="Step"
        name="name"
        required
        maxLength={200}
        defaultValue={shown('name', step?.name)}
        error={error('name')}
      />
      <div className="form-row">
        <Field
          label="Days before the deadline"
          name="daysBefore"
          type="number"
          min={0}
          max={MOST_DAYS}
          defaultValue={shown('daysBefore', step?.daysBefore)}
          error={error('daysBefore')}
        />
        <Field
          label="Or a day of its own"
          name="setOn"
          type="date"
          defaultValue={shown('setOn', step?.setOn)}
          error={error('setOn')}
        />
      </div>
      <Select
        label="Who does it"
        name="assigneeId"
        defaultValue={shown('assigneeId', step?.assignee?.id)}
        options={[{ value: '', label: 'nobody yet' }, ...team.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <TextArea
        label="Why"
        name="why"
        rows={2}
        maxLength={500}
        defaultValue={shown('why', step?.why)}
        error={error('why')}
      />
      <Field
        label="Where the lead time is from"
        name="source"
        maxLength={500}
        defaultValue={shown('source', step?.source)}
        error={error('source')}
      />
    </>
  );
}
