/** The same eight colours, in the same order, as a cursor has in document/wire.ts; white letters on them keep 4.5:1. */
const colors = ['#8a3b7a', '#1f5fa8', '#a8261c', '#2c6a3a', '#8a5200', '#5a4ab8', '#0a6b78', '#9a2f5f'] as const;

/** The colour a person has wherever they appear, from their id. */
export function personColor(id: string): string {
  let hash = 0;
  for (const char of id) hash = (hash * 31 + char.charCodeAt(0)) >>> 0;
  return colors[hash % colors.length]!;
}
