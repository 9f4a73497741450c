/** The tag of a language as a PDF may carry it (RFC 3066); null for what is none, so that the document's own holds. */
export function languageTag(text: string | undefined): string | null {
  return text !== undefined && /^[a-z]{1,8}(-[a-z0-9]{1,8})*$/i.test(text) ? text : null;
}
