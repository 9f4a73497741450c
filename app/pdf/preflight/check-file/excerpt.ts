/** The beginning of a line, quoted, to find it by. */
export function excerpt(text: string): string {
  return `“${text.length > 50 ? `${text.slice(0, 49).trimEnd()}…` : text}”`;
}
