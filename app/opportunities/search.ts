import { foldText } from './text.ts';

/** The words of a query, folded; at most twelve, each once. */
export function queryWords(q: string): string[] {
  const words = foldText(q)
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  return [...new Set(words)].slice(0, 12);
}

export type Searchable = { title: string; number: string | null; funder: { name: string }; summaryText: string };

/** Whether every word stands somewhere in title, number, funder or summary, whatever its case and accents. */
export function matchesWords(call: Searchable, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = foldText([call.title, call.number ?? '', call.funder.name, call.summaryText].join('\n'));
  return words.every((word) => text.includes(word));
}
