import { readCookie } from './cookie.server.ts';

/**
 * Signing out leaves a short note behind, so that the next page, which has scripts, forgets the copy of the text that the
 * editor keeps on this device. A cookie and not a query, because a link from elsewhere must not be able to ask for it.
 * For the whole site, because pages ask for their data at addresses such as /sign-in.data, which lie beside /sign-in.
 */
const name = 'callboard_left';

/** The `Set-Cookie` value that says who has just left. */
export function leftCookie(personId: string): string {
  return `${name}=${personId}; Path=/; HttpOnly; SameSite=Lax; Max-Age=120`;
}

/** Who has just left, from a `Cookie` header; null when nobody. */
export function readLeft(header: string | null): string | null {
  const id = readCookie(header, name);
  return id && /^[0-9a-f-]{36}$/.test(id) ? id : null;
}

/** The `Set-Cookie` value that clears the note. */
export const clearedLeftCookie = `${name}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`;
