/** A title as a file name that every system takes: letters, digits, `-`, at most 60 characters, never empty. */
export function safeFileName(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  return plain || 'proposal';
}
