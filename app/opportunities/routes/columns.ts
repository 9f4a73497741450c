import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { AppError } from '#app/errors.ts';
import { readForm } from '#app/form.server.ts';
import { parseColumns } from '../columns.ts';
import { parseFilter } from '../filter.ts';
import { keptViewCookie } from '../kept-view.server.ts';
import { listSearch, parseView } from '../list-view.ts';

/** What an address can hold in every browser and proxy; the answer is one. */
const LONGEST_SEARCH = 8_000;

/** There is nothing to see here: the choice of columns stands on the list. */
export const loader = () => redirect('/opportunities');

/** Which facts a row shows. This browser remembers it, whoever uses it; nothing else changes, so anybody may choose. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await readForm(request);
  const search = form.get('search');
  if (typeof search === 'string' && search.length > LONGEST_SEARCH) {
    throw new AppError('bad_input', 'This filter is too long for an address. Choose fewer things.').toResponse();
  }
  const params = new URLSearchParams(typeof search === 'string' ? search : '');
  const view = form.get('view');
  if (typeof view === 'string') params.set('view', view);
  const { shown } = parseView(params);
  const words = form.getAll('columns').filter((word) => typeof word === 'string');
  const columns = form.has('usual') ? null : parseColumns(words.join(',')).columns;
  const chosen = { ...shown, columns };
  const { filter } = parseFilter(params);
  return redirect(`/opportunities${listSearch(filter, chosen, { page: filter.page })}`, {
    headers: { 'Set-Cookie': keptViewCookie(chosen) },
  });
}
