/** Eight colours on which white letters keep 4.5:1. */
const colors = ['#0a5a5c', '#8a3b7a', '#8a5200', '#2f5fa8', '#2c6a3a', '#a8261c', '#5d4bb0', '#5a6068'] as const;

/** The colour a person has wherever they appear, from their id. */
export function personColor(id: string): string {
  let sum = 0;
  for (const char of id) sum = (sum * 31 + char.charCodeAt(0)) >>> 0;
  return colors[sum % colors.length]!;
}
