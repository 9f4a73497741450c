import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { requirePerson } from '#app/accounts/current-person.server.ts';
import { AppError } from '#app/errors.ts';
import { formFields } from '#app/form.server.ts';
import { asResponse } from '#app/respond.server.ts';
import { getDb } from '#prisma/client.server.ts';
import { unwatchCall, watchCall } from '../watch.server.ts';

/** Whoever had to sign in first comes back here without their form. */
export const loader = () => redirect('/following');

/** The *Watch* button of a call's page. */
export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const { call, intent } = await formFields(request, 'call', 'intent');
  return asResponse(async () => {
    if (intent === 'watch') await watchCall(getDb(), person, call, new Date());
    else if (intent === 'unwatch') await unwatchCall(getDb(), person, call);
    else throw new AppError('bad_input', 'This page has no such button. Reload it and try again.');
    return redirect(`/opportunities/${encodeURIComponent(call)}`);
  });
}
