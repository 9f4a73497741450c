import type { ProvenanceFact } from './types.ts';
import { instantWords } from './words.ts';

type Props = {
  provenance: readonly ProvenanceFact[];
  field: string;
  /** what is shown as the fact, so that the same words are not said twice */
  shown?: string | null;
};

/** Under a fact: which sources say it, when they were last asked, and their own words. */
export function ToldBy({ provenance, field, shown }: Props) {
  const told = provenance.filter((fact) => fact.field === field);
  if (told.length === 0) return null;
  const names = told.map((fact) => fact.sourceTitle).join(', ');
  return (
    <details className="told">
      <summary>
        <span className="visually-hidden">According to </span>
        {names}
      </summary>
      {told.map((fact) => (
        <p key={fact.source}>
          {fact.rawText === shown ? 'In these words.' : <q>{fact.rawText}</q>} {fact.sourceTitle}, last checked{' '}
          {instantWords(fact.checkedAt)}
        </p>
      ))}
    </details>
  );
}
