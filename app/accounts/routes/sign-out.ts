import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { getDb } from '#prisma/client.server.ts';
import { closeSockets } from '../close-sockets.server.ts';
import { clearedSessionCookie } from '../cookie.server.ts';
import { recognise } from '../current-person.server.ts';
import { leftCookie } from '../left-cookie.server.ts';
import { endSession } from '../session.server.ts';

/** Signing out is a form; a link here only leads to where the form is. */
export function loader() {
  return redirect('/account');
}

export async function action({ request }: ActionFunctionArgs) {
  const recognised = await recognise(request);
  const headers = new Headers({ 'Set-Cookie': clearedSessionCookie() });
  if (recognised?.sessionHash) {
    await endSession(getDb(), recognised.sessionHash);
    closeSockets([recognised.sessionHash]);
    headers.append('Set-Cookie', leftCookie(recognised.person.id));
  }
  return redirect('/sign-in', { headers });
}
