import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { authorize } from '#app/accounts/authorize.ts';
import { getPerson } from '#app/accounts/current-person.server.ts';
import { AppError } from '#app/errors.ts';
import { getDb } from '#prisma/client.server.ts';
import { asCommon, commonAnswer, notTaken, paginationInfo, readCommonInput } from '../common-grants/answer.server.ts';
import { searchCommon, type CommonSort } from '../common-grants/common-calls.server.ts';
import { filterNotes, searchSchema, type CommonSearch } from '../common-grants/search-request.ts';

/** CommonGrants: the calls that match a text and filters, sorted and in pages. */
export async function action({ request }: ActionFunctionArgs) {
  if (request.method !== 'POST') return notTaken(request.method, 'POST');
  return asCommon(async () => {
    authorize(await getPerson(request), 'opportunity.read');
    const asked = readCommonInput(searchSchema, await readJson(request));
    const { sort, notes } = sortOf(asked.sorting);
    const { items, total } = await searchCommon(getDb(), asked, sort, new Date());
    return commonAnswer(request, {
      items,
      paginationInfo: paginationInfo(asked.pagination, total),
      sortInfo: { ...sort, ...(notes.length > 0 ? { errors: notes } : {}) },
      filterInfo: { filters: asked.filters, errors: filterNotes(asked.filters) },
    });
  });
}

export const loader = ({ request }: LoaderFunctionArgs) => notTaken(request.method, 'POST');

async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch {
    throw new AppError('bad_input', 'Send what you look for as JSON, at least {}.');
  }
}

function sortOf({ sortBy, sortOrder }: CommonSearch['sorting']): { sort: CommonSort; notes: string[] } {
  const isCustom = sortBy === 'custom';
  const by = isCustom ? 'lastModifiedAt' : sortBy;
  const newestFirst = by === 'lastModifiedAt' || by === 'createdAt';
  return {
    sort: { sortBy: by, sortOrder: sortOrder ?? (newestFirst ? 'desc' : 'asc') },
    notes: isCustom ? ['There is no order of our own, so calls are sorted by lastModifiedAt.'] : [],
  };
}
