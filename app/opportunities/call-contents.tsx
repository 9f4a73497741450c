type Props = {
  fit: { state: string };
  /** null: the public, who are not told */
  pursuits: readonly unknown[] | null;
  awards: unknown;
  similar: readonly unknown[];
  interest: { count: number };
  discussion: { count: number; newCount: number } | null;
};

/** Leads down a long page; what is not on it is left out. */
export function CallContents({ fit, pursuits, awards, similar, interest, discussion }: Props) {
  const entries = [
    fit.state === 'public' ? null : ['fit', 'Fit'],
    ['terms', 'Who may apply'],
    ['deadlines', 'Dates'],
    ['facts', 'Amounts'],
    ['description', 'Description'],
    awards ? ['awards-before', 'What it paid for'] : null,
    ['past', 'Our proposals before'],
    similar.length > 0 ? ['similar', 'Similar calls'] : null,
    pursuits ? ['pursuits', withCount('Who considers it', pursuits.length)] : null,
    ['interested', withCount('Interested', interest.count)],
    ['discussion', discussionName(discussion)],
    ['changes', 'What changed'],
    ['funder', 'Funder and sources'],
  ].filter((entry) => entry !== null);
  return (
    <nav className="call-contents small" aria-label="On this page">
      <ul>
        {entries.map(([id, name]) => (
          <li key={id}>
            <a href={`#${id}`}>{name}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const withCount = (name: string, count: number) => (count > 0 ? `${name} (${count})` : name);

function discussionName(discussion: Props['discussion']): string {
  if (discussion && discussion.newCount > 0) return `Discussion (${discussion.newCount} new)`;
  return withCount('Discussion', discussion?.count ?? 0);
}
