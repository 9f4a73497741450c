import { readCookie } from '#app/accounts/cookie.server.ts';
import { getEnv } from '#app/env.server.ts';
import { columnsText } from './columns.ts';
import { parseView, type KeptView } from './list-view.ts';

const NAME = 'callboard_list';
const YEAR_SECONDS = 365 * 24 * 3600;

/** How this browser last showed the list, from its `Cookie` header. What is not understood counts as not said. */
export function readKeptView(header: string | null): KeptView {
  const value = readCookie(header, NAME) ?? '';
  const { view, columns } = parseView(new URLSearchParams(value.slice(0, 500))).shown;
  return { view, columns };
}

/** The `Set-Cookie` value that remembers it, for a browser without an account too. */
export function keptViewCookie({ view, columns }: KeptView): string {
  const value = columns ? `view=${view}&columns=${columnsText(columns).replaceAll(',', '%2C')}` : `view=${view}`;
  const secure = getEnv().publicUrl?.startsWith('https:') ? '; Secure' : '';
  // For the whole site: pages ask for their data at /opportunities.data, which lies beside /opportunities.
  return `${NAME}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${YEAR_SECONDS}${secure}`;
}
