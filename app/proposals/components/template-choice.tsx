import type { Template } from '../templates/index.ts';
import { CheckedOn } from './evidence.tsx';
import { limitText } from '../limit-text.ts';

type Props = { templates: readonly Template[]; chosen: string; error?: string };

/** The templates as radio buttons, each with its sections, limits and where they come from. */
export function TemplateChoice({ templates, chosen, error }: Props) {
  return (
    <fieldset className="template-choice" aria-describedby={error ? 'template-error' : undefined}>
      <legend>Template</legend>
      {error && (
        <p id="template-error" className="template-error">
          {error}
        </p>
      )}
      {templates.map((template) => (
        <div key={template.id} className="template-option">
          <label>
            <input type="radio" name="template" value={template.id} defaultChecked={template.id === chosen} required />
            <span>
              <b>{template.title}</b>
              <span className="template-summary">{template.summary}</span>
            </span>
          </label>
          <details>
            <summary>
              {template.sections.length} sections
              {template.sourceUrl && (
                <>
                  , <CheckedOn evidence={template} />
                </>
              )}
            </summary>
            <ol>
              {template.sections.map((section) => (
                <li key={section.key}>
                  {section.title}
                  {section.limit && (
                    <span className="num">
                      {limitText(section.limit)}
                      {section.limit.confidence !== 'verified' && ` (${section.limit.confidence})`}
                    </span>
                  )}
                </li>
              ))}
            </ol>
            {template.sourceUrl && (
              <p>
                After <a href={template.sourceUrl}>the funder’s guide</a>.
              </p>
            )}
          </details>
        </div>
      ))}
    </fieldset>
  );
}
