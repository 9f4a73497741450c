import { Link } from '@remix-run/react';
import type { Sort } from '../filter.ts';

type Props = {
  name: string;
  /** the order that belongs to this column, if one does */
  sort: Sort | undefined;
  /** the order of the list now */
  by: Sort;
  to: (sort: Sort) => string;
};

/** The head of a column; a link where the list can be put in its order. */
export function SortHeader({ name, sort, by, to }: Props) {
  if (!sort) return <th scope="col">{name}</th>;
  const falls = sort === 'newest';
  if (sort === by) {
    return (
      <th scope="col" aria-sort={falls ? 'descending' : 'ascending'}>
        {name} <span aria-hidden="true">{falls ? '↓' : '↑'}</span>
      </th>
    );
  }
  return (
    <th scope="col">
      <Link to={to(sort)} preventScrollReset>
        {name}
      </Link>
    </th>
  );
}
