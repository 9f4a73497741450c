/** The title of a page as tabs and screen readers show it: `Calls · Callboard`. */
export function pageTitle(...parts: (string | null | undefined)[]): string {
  return [...parts.filter(Boolean), 'Callboard'].join(' · ');
}
