/** The beginning of a line, quoted, to find it by. */
export function excerpt(text: string): string {
  return `“${text.length > 50 ? `${text.slice(0, 49).trimEnd()}…` : text}”`;
}

/** `, and so are 2 more lines of this page`; nothing for none. */
export function andMore(count: number, verb: 'are' | 'do'): string {
  if (count < 1) return '';
  const one = count === 1;
  const does = verb === 'are' ? (one ? 'is' : 'are') : one ? 'does' : 'do';
  return `, and so ${does} ${one ? 'one more line' : `${count} more lines`} of this page`;
}
