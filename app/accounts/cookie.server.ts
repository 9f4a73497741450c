import { getEnv } from '#app/env.server.ts';

export const sessionCookieName = 'callboard_session';

/** The value of a cookie in a `Cookie` header, or null. */
export function readCookie(header: string | null | undefined, name: string): string | null {
  for (const part of header?.split(';') ?? []) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return null;
}

function setCookie(value: string, maxAgeSeconds: number): string {
  const secure = getEnv().publicUrl?.startsWith('https:') ? '; Secure' : '';
  return `${sessionCookieName}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}${secure}`;
}

/** The `Set-Cookie` value that keeps a session; `maxAgeSeconds` is the absolute maximum, the server decides when it ends. */
export function sessionCookie(token: string, maxAgeSeconds: number): string {
  return setCookie(token, maxAgeSeconds);
}

/** The `Set-Cookie` value that forgets the session. */
export function clearedSessionCookie(): string {
  return setCookie('', 0);
}
