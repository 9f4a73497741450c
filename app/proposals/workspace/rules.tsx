import { Quoted } from '../components/evidence.tsx';
import type { Workspace } from '../get-workspace.server.ts';
import { limitText } from '../limit-text.ts';

type Props = {
  section: NonNullable<Workspace['section']>;
  template: Workspace['template'];
};

/** What the funder says about the open section, each rule with its receipt, and what we would put there. */
export function Rules({ section, template }: Props) {
  const rules = section.rules;
  return (
    <div className="rules">
      {rules?.hint && <p className="rules-hint">{rules.hint}</p>}
      {rules?.limit && (
        <>
          <h3>At most {limitText(rules.limit)}</h3>
          <Quoted evidence={rules.limit} />
        </>
      )}
      {rules?.headings && (
        <>
          <h3>Headings it must have, each alone on its line</h3>
          <ul className="rules-headings">
            {rules.headings.map((heading) => (
              <li key={heading}>{heading}</li>
            ))}
          </ul>
        </>
      )}
      {rules?.rules && (
        <>
          <h3>The funder also says</h3>
          {rules.rules.map((rule) => (
            <Quoted key={rule.quote} evidence={rule} />
          ))}
        </>
      )}
      {!rules?.limit && !rules?.rules && (
        <p className="muted">
          {template
            ? `${template.title} sets no limit here. Look into the call for its own.`
            : 'No template is known for this proposal.'}
        </p>
      )}
      {template && template.elsewhere.length > 0 && (
        <details className="rules-elsewhere">
          <summary>What this funder wants besides the text</summary>
          <dl>
            {template.elsewhere.map((part) => (
              <div key={part.title}>
                <dt>{part.title}</dt>
                <dd>{part.note}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </div>
  );
}
