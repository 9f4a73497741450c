import type { FormProblem } from '#app/ui/form-problem.ts';
import { DecisionForm } from './decision-form.tsx';
import type { PursuitView } from './pursuit-view.server.ts';
import { StateChip } from './state-chip.tsx';

/** Where the team stands and why, and for the team the form that changes it. */
export function Decision({ pursuit, problem }: { pursuit: PursuitView; problem: FormProblem | undefined }) {
  const { state, log, edits } = pursuit;
  const last = log.find(({ kind }) => kind === 'decided');
  return (
    <section aria-labelledby="decision">
      <h2 id="decision">Decision</h2>
      <p className="stands">
        <StateChip state={state} />{' '}
        <span className="muted small">
          {last ? `since ${last.at}${last.by ? `, by ${last.by}` : ''}` : 'Nobody has decided yet.'}
        </span>
      </p>
      {last && last.reasons.length > 0 ? <p>{last.reasons.join(' · ')}</p> : null}
      {last?.note ? <p className="pre-line">{last.note}</p> : null}
      {edits ? <DecisionForm key={`${state} ${log.length}`} state={state} problem={problem} /> : null}
    </section>
  );
}
