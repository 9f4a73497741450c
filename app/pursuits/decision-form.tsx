import { Form } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { FormNotice } from '#app/ui/form-notice.tsx';
import type { FormProblem } from '#app/ui/form-problem.ts';
import { TextArea } from '#app/ui/text-area.tsx';
import { reasons, type ReasonSide } from './reasons.ts';
import { decideWords, pursuitStates, type PursuitState } from './state.ts';

type Props = { state: PursuitState; problem: FormProblem | undefined };

/** The reasons, a note and where to: go, no-go, or considering again. */
export function DecisionForm({ state, problem }: Props) {
  const chosen = problem?.values.reasons?.split(' ') ?? [];
  return (
    <details className="fold" open={problem !== undefined || undefined}>
      <summary>{state === 'considering' ? 'Decide: go or no-go' : 'Decide otherwise, or open it again'}</summary>
      <Form method="post" className="form decision" preventScrollReset>
        <FormNotice problem={problem} />
        <input type="hidden" name="intent" value="decide" />
        <input type="hidden" name="from" value={state} />
        <div className="sides">
          <Side side="for" legend="For it" chosen={chosen} />
          <Side side="against" legend="Against it" chosen={chosen} />
        </div>
        <TextArea
          label="Note"
          name="note"
          rows={3}
          maxLength={2000}
          defaultValue={problem?.values.note}
          error={problem?.fields.note}
          hint="What the names above do not say. It stays with the decision."
        />
        <div className="actions">
          {pursuitStates
            .filter((to) => to !== state)
            .map((to) => (
              <Button key={to} name="to" value={to} variant={to === 'go' ? 'primary' : 'plain'}>
                {decideWords[to]}
              </Button>
            ))}
        </div>
      </Form>
    </details>
  );
}

function Side({ side, legend, chosen }: { side: ReasonSide; legend: string; chosen: readonly string[] }) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {reasons
        .filter((reason) => reason.side === side)
        .map(({ id, words }) => (
          <label key={id} className="choice">
            <input type="checkbox" name="reasons" value={id} defaultChecked={chosen.includes(id)} />
            <span>{words}</span>
          </label>
        ))}
    </fieldset>
  );
}
