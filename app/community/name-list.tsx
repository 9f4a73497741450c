import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Button } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { Notes } from '#app/ui/notes.tsx';
import { Paging } from '#app/ui/paging.tsx';
import { namePath, type NameQuery } from './name-query.ts';

type Props = {
  /** the address of the list */
  path: string;
  /** what it lists, as in "1 project" and "2 projects" */
  words: [one: string, many: string];
  query: NameQuery;
  notes: string[];
  list: { total: number; page: number; pages: number };
  /** what stands there while nothing has been added */
  empty: ReactNode;
  /** the rows of this page */
  children: ReactNode;
};

/** A list that is searched by name and shown in pages; a plain form and links. */
export function NameList({ path, words, query, notes, list, empty, children }: Props) {
  const { q } = query;
  const [one, many] = words;
  const count = list.total === 1 ? `1 ${one}` : `${list.total.toLocaleString('en')} ${many}`;
  const isEmpty = list.total === 0 && !q;
  return (
    <>
      <Notes notes={notes} />
      {isEmpty ? (
        empty
      ) : (
        <Form className="find no-print" role="search" action={path} key={q}>
          <div className="find-line">
            <label className="visually-hidden" htmlFor="q">
              Search {many} by name
            </label>
            <input
              id="q"
              className="input"
              type="search"
              name="q"
              defaultValue={q}
              placeholder={`Search ${many} by name …`}
              maxLength={120}
            />
            <Button variant="primary">Search</Button>
          </div>
          <p className="muted" role="status">
            {q ? `${count} with “${q}” in the name. ` : count}
            {q ? <Link to={path}>Show all</Link> : null}
          </p>
        </Form>
      )}
      {list.total === 0 && q ? (
        <Empty title="Nothing matches">
          <p>Look for fewer words, or only the beginning of one.</p>
        </Empty>
      ) : null}
      {list.total > 0 ? children : null}
      <Paging page={list.page} pages={list.pages} to={(page) => namePath(path, { q, page })} />
    </>
  );
}
