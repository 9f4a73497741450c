import { Count } from '#app/ui/count.tsx';
import { ListLink } from '#app/ui/list-link.tsx';
import type { CountedView } from './agency-views.ts';

type Props = {
  views: readonly CountedView[];
  /** the address of the list filtered to these funders */
  to: (funders: readonly string[]) => string;
  /** the funders that the list is filtered to now */
  chosen?: readonly string[];
};

/** The agencies that open-source science asks of first, each a link to its calls; none without calls. */
export function AgencyLinks({ views, to, chosen = [] }: Props) {
  const shown = views.filter(({ count }) => count > 0);
  if (shown.length === 0) return null;
  return (
    <ul className="agencies small" aria-label="US agencies">
      {shown.map(({ id, title, funders, count }) => (
        <li key={id}>
          <ListLink to={to(funders)} aria-current={isSame(funders, chosen) || undefined} keepScroll>
            {title} <Count of={count} label={count === 1 ? 'call' : 'calls'} />
          </ListLink>
        </li>
      ))}
    </ul>
  );
}

const isSame = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((one) => b.includes(one));
