import { ExternalLink } from '#app/ui/external-link.tsx';
import { Fact } from '../fact.tsx';
import { nameList } from '../name-list.ts';
import type { OpportunityDetail } from '../types.ts';

/** Who may apply and on what terms, each with who says it; what nobody says is named in one line at the end. */
export function CallTerms({ call }: { call: OpportunityDetail }) {
  const known = call.terms.filter(({ value }) => value !== null);
  const { attachments, eligibility } = call;
  const unknown = [
    ...call.terms.filter(({ value }) => value === null).map(({ name }) => name.toLowerCase()),
    ...(attachments.length === 0 ? ['attachments'] : []),
  ];
  return (
    <dl className="facts call-facts">
      <Fact
        name="Who may apply"
        value={eligibility ? <span className="pre-line">{eligibility}</span> : null}
        field="eligibility"
        call={call}
      />
      {known.map(({ field, name, value }) => (
        <Fact key={field} name={name} value={value} field={field} call={call} />
      ))}
      {attachments.length > 0 ? (
        <Fact
          name="Attachments"
          value={
            <ul className="attachments">
              {attachments.map(({ name, url }) => (
                <li key={`${url} ${name}`}>
                  <ExternalLink href={url}>{name}</ExternalLink>
                </li>
              ))}
            </ul>
          }
          field="attachments"
          call={call}
        />
      ) : null}
      {unknown.length > 0 ? (
        <div>
          <dt>Unknown</dt>
          <dd className="unknown">{nameList(unknown)}</dd>
        </div>
      ) : null}
    </dl>
  );
}
