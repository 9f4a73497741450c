/** The place to go to after signing in: a path of this site, else `fallback`. Never an address elsewhere. */
export function sameSitePath(to: string | null | undefined, fallback = '/'): string {
  if (!to?.startsWith('/')) return fallback;
  const here = 'http://callboard.invalid';
  if (!URL.canParse(to, here)) return fallback;
  const url = new URL(to, here);
  // `/\evil.example` and `/.//evil.example` look like paths to one reader and like a host to another
  if (url.origin !== here || url.pathname.startsWith('//')) return fallback;
  if (url.pathname === '/sign-in' || url.pathname === '/sign-out') return fallback;
  return url.pathname + url.search + url.hash;
}
