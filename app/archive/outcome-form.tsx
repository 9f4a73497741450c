import { Form } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { FormNotice } from '#app/ui/form-notice.tsx';
import type { FormProblem } from '#app/ui/form-problem.ts';
import { Select } from '#app/ui/select.tsx';
import { currencies } from './amount.ts';
import type { SubmissionRow } from './submission-view.server.ts';

type Props = { submission: SubmissionRow; today: string; problem?: FormProblem };

/** What the funder decided, or its correction. */
export function OutcomeForm({ submission, today, problem }: Props) {
  const stored: Partial<Record<string, string | null>> = { ...submission.outcome };
  const value = (name: string, otherwise = '') => problem?.values[name] ?? stored[name] ?? otherwise;
  const result = value('result');
  return (
    <Form method="post" className="form">
      <FormNotice problem={problem} />
      <input type="hidden" name="intent" value="outcome" />
      <fieldset aria-describedby={problem?.fields.result ? 'result-error' : undefined}>
        <legend>The funder’s decision</legend>
        {['funded', 'declined'].map((choice) => (
          <label key={choice} className="choice">
            <input type="radio" name="result" value={choice} required defaultChecked={result === choice} />
            {choice === 'funded' ? 'Funded' : 'Declined'}
          </label>
        ))}
        {problem?.fields.result && (
          <p className="problem-line" id="result-error">
            {problem.fields.result}
          </p>
        )}
      </fieldset>
      <Field
        label="Decided on"
        name="decidedOn"
        type="date"
        required
        min={submission.submittedOn}
        max={today}
        defaultValue={value('decidedOn')}
        error={problem?.fields.decidedOn}
      />
      <div className="form-row">
        <Field
          label="Amount, if funded"
          name="amount"
          inputMode="decimal"
          hint="Leave empty when it is not known."
          defaultValue={value('amount')}
          error={problem?.fields.amount}
        />
        <Select
          label="Currency"
          name="currency"
          options={currencies.map((code) => ({ value: code, label: code }))}
          defaultValue={value('currency', 'USD')}
        />
      </div>
      <div className="actions">
        <Button>{submission.outcome ? 'Correct the outcome' : 'Record the outcome'}</Button>
      </div>
    </Form>
  );
}
