import { useEffect, useRef } from 'react';
import type { FormProblem } from './form-problem.ts';

/**
 * What is wrong with a form that came back, at its top: announced, focused, and each line leads to its field.
 * Renders nothing without a problem. Place it inside the form.
 */
export function FormNotice({ problem }: { problem?: FormProblem | null | undefined }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problem) box.current?.focus();
  }, [problem]);
  if (!problem) return null;
  const fields = Object.entries(problem.fields).filter(([, message]) => message !== problem.message);
  return (
    <div className="notice tone-bad" role="alert" tabIndex={-1} ref={box}>
      <p>{problem.message}</p>
      {fields.length > 1 ? (
        <ul>
          {fields.map(([name, message]) => (
            <li key={name}>
              <button type="button" className="link-button" onClick={() => focusField(box.current, name)}>
                {message}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function focusField(box: HTMLElement | null, name: string) {
  const scope: ParentNode = box?.closest('form') ?? document;
  scope.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`)?.focus();
}
