import { Form, useNavigate } from '@remix-run/react';
import { useEffect, useRef, type FormEvent } from 'react';
import { Button } from '#app/ui/button.tsx';
import type { OpportunityFilter } from './filter.ts';
import { FilterPills } from './filter-pills.tsx';
import type { ListFacets } from './facets/list-facets.ts';
import { viewParams, type ListView } from './list-view.ts';
import type { OpportunityList } from './types.ts';

type Props = { shown: ListView; filter: OpportunityFilter; counts: OpportunityList['counts']; facets: ListFacets };

const TYPING_PAUSE_MS = 250;

/** Search and filter: a plain GET form; with scripts it also answers a pause in typing, every choice and every field that is left. */
export function SearchForm({ shown, filter, counts, facets }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<number>();
  const navigate = useNavigate();

  const show = (replace: boolean) => {
    window.clearTimeout(timer.current);
    if (form.current) navigate(searchOf(form.current), { replace, preventScrollReset: true });
  };
  const onInput = (event: FormEvent) => {
    if (event.target !== input.current) return;
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => show(true), TYPING_PAUSE_MS);
  };
  useEffect(() => () => window.clearTimeout(timer.current), []);
  useEffect(() => {
    // going back in history changes the words asked for; what is being typed is left alone
    const box = input.current;
    if (box && box !== document.activeElement) box.value = filter.q;
  }, [filter.q]);

  return (
    <Form
      ref={form}
      role="search"
      className="find no-print"
      action="/opportunities"
      onInput={onInput}
      onChange={(event) => isChoice(event.target) && show(false)}
      onBlur={({ target }) => isRewritten(target) && show(false)}
      onSubmit={(event) => {
        event.preventDefault();
        show(false);
      }}
    >
      <div className="find-line">
        <label className="visually-hidden" htmlFor="q">
          Search titles, funders, numbers and descriptions
        </label>
        <input
          ref={input}
          id="q"
          className="input"
          type="search"
          name="q"
          defaultValue={filter.q}
          placeholder="Search titles, funders, numbers …"
          maxLength={200}
          autoComplete="off"
          enterKeyHint="search"
        />
        <Button variant="primary">Search</Button>
      </div>
      {viewParams(shown).map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <FilterPills {...{ filter, counts, facets }} />
    </Form>
  );
}

const isChoice = (field: EventTarget) =>
  field instanceof HTMLSelectElement || (field instanceof HTMLInputElement && field.type === 'checkbox');

/** A number or a code is finished when its field is left, or with Enter, not with its first letter. */
const isRewritten = (field: EventTarget) =>
  field instanceof HTMLInputElement && field.type === 'text' && field.value.trim() !== field.defaultValue;

/** The form as a short address: what is empty or the default is left out. */
function searchOf(form: HTMLFormElement): string {
  const params = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value.trim()) params.append(name, value.trim());
  }
  // With the words goes what made the order by deadline worth saying.
  if (!params.has('q') && params.get('sort') === 'deadline') params.delete('sort');
  return `/opportunities?${params.toString().replaceAll('%2C', ',')}`.replace(/\?$/, '');
}
